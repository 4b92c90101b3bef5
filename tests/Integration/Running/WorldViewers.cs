using FeedRanking.Datasets;
using FeedRanking.Testing;

namespace FeedRanking.Integration.Tests.Running;

/// <summary>Who lives in the built-in world, and what they have seen. Read from the same files that were loaded.</summary>
internal sealed class WorldViewers
{
    private static readonly Lazy<WorldViewers> Read = new(() => new WorldViewers(KuaiRandReader.Read(RepositoryRoot.Combine("artifacts", "world"))));

    private readonly ILookup<long, long> _seen;

    private WorldViewers(Dataset world)
    {
        Ids = [.. world.Viewers.Select(viewer => viewer.ViewerId)];
        _seen = world.Log.Select(row => (row.ViewerId, row.VideoId))
            .Concat(world.History.Select(row => (row.ViewerId, row.VideoId)))
            .ToLookup(pair => pair.ViewerId, pair => pair.VideoId);
    }

    public static WorldViewers All => Read.Value;

    public IReadOnlyList<long> Ids { get; }

    public IReadOnlySet<long> SeenBy(long viewerId) => _seen[viewerId].ToHashSet();

    /// <summary>Distinct viewers, the same for the same seed.</summary>
    public IReadOnlyList<long> Some(int count, int seed)
    {
        var ids = Ids.ToArray();
        new Random(seed).Shuffle(ids);
        return ids[..count];
    }
}
