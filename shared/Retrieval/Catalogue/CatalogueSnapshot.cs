using FeedRanking.Features;
using FeedRanking.Retrieval.Index;

namespace FeedRanking.Retrieval.Catalogue;

/// <summary>Index and ready-made lists of the catalogue at one moment. Immutable but for the index; requests keep the one that they began with.</summary>
public sealed record CatalogueSnapshot
{
    /// <summary>The catalogue that slots refer to.</summary>
    public required VideoCatalogue Catalogue { get; init; }

    /// <summary>Slots that existed when the snapshot was made; later ones are in no list.</summary>
    public required int SlotCount { get; init; }

    /// <summary>The video in each slot. It and the next two are the catalogue's, side by side: to read a thousand rows for them takes longer.</summary>
    public required long[] VideoIds { get; init; }

    /// <summary>Who published each slot's video.</summary>
    public required long[] CreatorIds { get; init; }

    /// <summary>Topic of each slot's video, -1 when unknown.</summary>
    public required int[] Topics { get; init; }

    /// <summary>Embeddings of all eligible videos. It goes on changing: it may know later slots, which the merge leaves out.</summary>
    public required VideoIndex Index { get; init; }

    /// <summary>Smoothed long-view rate per slot, 0..1.</summary>
    public required float[] Rates { get; init; }

    /// <summary>How much everybody likes each slot's video now: logarithm of decayed positive reactions.</summary>
    public required float[] Trends { get; init; }

    /// <summary>Share of each topic in everybody's positive reactions, above 0.</summary>
    public required IReadOnlyDictionary<int, float> TopicShares { get; init; }

    /// <summary>Slots per topic, highest rate first.</summary>
    public required IReadOnlyDictionary<int, int[]> ByTopic { get; init; }

    /// <summary>Slots per creator, highest rate first.</summary>
    public required IReadOnlyDictionary<long, int[]> ByCreator { get; init; }

    /// <summary>Slots by positive reactions of the last days.</summary>
    public required int[] Trending { get; init; }

    /// <summary>Slots per region, most popular first, as the stream keeps them.</summary>
    public required IReadOnlyDictionary<string, int[]> Popular { get; init; }

    /// <summary>Slots by time of upload, newest first.</summary>
    public required int[] Newest { get; init; }

    /// <summary>Slots with the fewest impressions, in no particular order of use.</summary>
    public required int[] LeastShown { get; init; }

    /// <summary>Smoothed long-view rate of a slot.</summary>
    public float Rate(int slot) => Rates[slot];

    /// <summary>The region's list; empty when there is none.</summary>
    public int[] PopularIn(string region) => Popular.TryGetValue(region, out var slots) ? slots : [];
}
