using FeedRanking.Benchmarks.Allocations;
using FeedRanking.Benchmarks.Calls;
using FeedRanking.Benchmarks.Feeds;
using FeedRanking.Benchmarks.Gather;
using FeedRanking.Benchmarks.Index;
using FeedRanking.Benchmarks.Peers;
using FeedRanking.Benchmarks.Rankers.Grpc;

namespace FeedRanking.Benchmarks.Ratios;

/// <summary>Everything that is measured, in order: what needs the running system's processes warm comes last.</summary>
internal static class RatioGroups
{
    public static IReadOnlyList<IRatioGroup> All { get; } =
    [
        new RankerGroup(RankerGroup.Heavy),
        new RankerGroup(RankerGroup.Light),
        new GatherGroup(),
        new IndexGroup(),
        new CallGroup(),
        new FeedCpuGroup(),
        new AllocationGroup(AllocationBudget.Parse(File.ReadAllText(AllocationBudget.DefaultPath))),
        new NodeGroup(),
    ];
}
