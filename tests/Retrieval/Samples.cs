using FeedRanking.Features;
using FeedRanking.Retrieval.Catalogue;
using FeedRanking.Retrieval.Index;
using FeedRanking.Retrieval.Sources;
using Microsoft.Extensions.Options;

namespace FeedRanking.Retrieval.Tests;

/// <summary>Small catalogues, snapshots, viewers and queries.</summary>
internal static class Samples
{
    public const long NowMs = 1_651_406_400_000;
    public const int Dimensions = 4;

    /// <summary>Video id = 100 + slot; two videos per creator (id 1000 + slot / 2); topic = slot modulo 3; the higher the slot, the newer and the better liked.</summary>
    public static VideoCatalogue Catalogue(int videos)
    {
        var catalogue = new VideoCatalogue();
        for (var slot = 0; slot < videos; slot++)
        {
            catalogue.Upsert(Video(slot));
        }

        for (var slot = 0; slot < videos; slot++)
        {
            for (var shown = 0; shown < 10; shown++)
            {
                var outcomes = Outcomes.Impression | Outcomes.Known | (shown < slot % 10 ? Outcomes.LongView : 0);
                catalogue.Apply(new Observation(1, 100 + slot, NowMs - 3_600_000, Surfaces.HomeFeed, outcomes, 1_000));
            }
        }

        return catalogue;
    }

    public static VideoRow Video(int slot) => new()
    {
        VideoId = 100 + slot,
        CreatorId = 1_000 + (slot / 2),
        Topic = slot % 3,
        DurationMs = 20_000,
        PublishedAtMs = NowMs - 86_400_000 + slot,
    };

    /// <summary>A snapshot whose embeddings are fixed by the slot.</summary>
    public static CatalogueSnapshot Snapshot(VideoCatalogue catalogue, IReadOnlyDictionary<string, IReadOnlyList<long>>? popular = null)
    {
        var ids = Enumerable.Range(0, catalogue.Count).Select(slot => catalogue[slot].VideoId).ToList();
        var values = ids.SelectMany(Embedding).ToArray();
        var embeddings = new VideoEmbeddings(new EmbeddingTable(ids, values, Dimensions));
        var builder = new SnapshotBuilder(
            catalogue, new IndexUpdater(new VideoIndex(Dimensions), embeddings, tower: null!), Options.Create(new RetrievalOptions()), new Clock());
        return builder.BuildAsync(popular ?? new Dictionary<string, IReadOnlyList<long>>(), default).GetAwaiter().GetResult();
    }

    public static RetrievalQuery Query(
        CatalogueSnapshot snapshot, ViewerRow? viewer = null, string region = "br", string requestId = "r-1", int limit = 1_000, long[]? exclude = null, long[]? precomputed = null,
        long precomputedAtMs = 0, Task<float[]>? embedding = null)
    {
        var excluded = new SlotSet(snapshot.SlotCount);
        foreach (var id in exclude ?? [])
        {
            snapshot.Catalogue.TryGetSlot(id, out var slot).ShouldBeTrue();
            excluded.Add(slot);
        }

        return new RetrievalQuery(requestId, viewer ?? ViewerRow.Unknown(7, "br"), region, NowMs, limit, snapshot, excluded, precomputed ?? [], precomputedAtMs)
        {
            Embedding = embedding ?? Task.FromResult(new float[Dimensions]),
        };
    }

    /// <summary>A viewer with one known action per video, in order.</summary>
    public static ViewerRow Viewer(VideoCatalogue catalogue, params (long VideoId, Outcomes Outcomes)[] actions)
    {
        var viewer = ViewerRow.Unknown(7, "br");
        for (var i = 0; i < actions.Length; i++)
        {
            var timeMs = NowMs - 600_000 + (i * 30_000);
            viewer.Apply(new Observation(7, actions[i].VideoId, timeMs, Surfaces.HomeFeed, Outcomes.Impression, 0), catalogue);
            viewer.Apply(
                new Observation(7, actions[i].VideoId, timeMs + 20_000, Surfaces.HomeFeed, actions[i].Outcomes | Outcomes.Known, 15_000), catalogue);
        }

        return viewer;
    }

    public static async Task<long[]> IdsAsync(ICandidateSource source, RetrievalQuery query, int cap) =>
        [.. (await source.FindAsync(query, cap, default)).Select(candidate => query.Snapshot.Catalogue[candidate.Slot].VideoId)];

    private static IEnumerable<float> Embedding(long id)
    {
        var random = new Random((int)id);
        return Enumerable.Range(0, Dimensions).Select(_ => (random.NextSingle() * 2) - 1);
    }

    private sealed class Clock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(NowMs);
    }
}
