using System.Collections.Frozen;
using FeedRanking.Features;
using FeedRanking.FeatureStore;

namespace FeedRanking.FeedGateway.Popularity;

/// <summary>The popular videos per region, in memory. Replaced whole; readers never wait.</summary>
internal sealed class PopularLists
{
    private volatile FrozenDictionary<string, PopularVideo[]> _lists = FrozenDictionary<string, PopularVideo[]>.Empty;

    /// <summary>Whether any region has a list: then every region can be served.</summary>
    public bool AreThere => _lists.Count > 0;

    /// <summary>The region's list, best first, followed by the global list's other videos; any list when a region has neither.</summary>
    public IReadOnlyList<PopularVideo> For(string region)
    {
        var lists = _lists;
        return lists.GetValueOrDefault(region) ?? lists.GetValueOrDefault(Regions.Global) ?? [];
    }

    /// <summary>Takes new lists. Empty ones are left out; when nothing is left the old lists stay.</summary>
    /// <returns>Whether the new lists were taken.</returns>
    public bool Replace(IReadOnlyDictionary<string, IReadOnlyList<PopularVideo>> lists)
    {
        var usable = lists.Where(list => list.Value.Count > 0).ToDictionary(list => list.Key, list => list.Value);
        if (usable.Count == 0)
        {
            return false;
        }

        // Without a global list the longest regional one stands in for it.
        var global = usable.GetValueOrDefault(Regions.Global) ?? usable.MaxBy(list => list.Value.Count).Value;
        usable[Regions.Global] = global;
        _lists = usable.ToFrozenDictionary(list => list.Key, list => Followed(list.Value, global));
        return true;
    }

    // The global list's scores go on below the region's last, so that the order by score is the order of the list.
    private static PopularVideo[] Followed(IReadOnlyList<PopularVideo> region, IReadOnlyList<PopularVideo> global)
    {
        var ids = region.Select(video => video.VideoId).ToHashSet();
        var rest = global.Where(video => ids.Add(video.VideoId)).ToList();
        var last = region.Min(video => video.Score);
        var scale = rest.Count > 0 && rest.Max(video => video.Score) is var best and > 0 ? Math.Min(1, last / best) : 1;
        return [.. region, .. rest.Select(video => video with { Score = video.Score * scale })];
    }
}
