using FeedRanking.Pipeline.Tests.Fakes;
using FsCheck;
using FsCheck.Fluent;
using static FeedRanking.Pipeline.Tests.Fakes.Components;
using static FeedRanking.Pipeline.Tests.Fakes.PipelineHarness;

namespace FeedRanking.Pipeline.Tests;

/// <summary>For every retrieved id there is exactly one terminal reason, whatever fails.</summary>
public sealed class ExactlyOneReasonTests : IDisposable
{
    private readonly PipelineHarness _harness = new();

    public enum Fault
    {
        None,
        Declared,
        Defect,
        BrokenContract,
    }

    public void Dispose() => _harness.Dispose();

    [Fact]
    public void EveryRetrievedId_WhateverFails_IsServedOnceOrRemovedByOneRule() =>
        Prop.ForAll(Scenarios().ToArbitrary(), scenario => HoldsAsync(scenario).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private async Task<bool> HoldsAsync(Scenario scenario)
    {
        var run = await _harness.RunAsync(Define(scenario), new Query(scenario.Size));
        var ladder = _harness.Ladder(
            Rung("heavy", (run, _) => new(run.Completed ? run.Current : [])),
            Rung("light", (run, _) => new(run.Passed("light") && !run.Completed ? run.Current : [])),
            Rung("popular", (_, _) => new((IReadOnlyList<Item>)[.. Enumerable.Range(0, 20).Select(id => new Item(id))])));
        var served = await ladder.ServeAsync(run, scenario.Size, scenario.Size % 3, CancellationToken.None);

        var page = served.Page.Select(item => item.Id).ToList();
        var expectedIds = scenario.Faults[0] == Fault.None ? scenario.First.Concat(scenario.Second) : scenario.Second;
        return page.Count == scenario.Size
            && page.Distinct().Count() == page.Count
            && run.Retrieved.Select(item => item.Id).ToHashSet().SetEquals(expectedIds)
            && run.Retrieved.Select(item => item.Id).Distinct().Count() == run.Retrieved.Count
            && run.Retrieved.All(item => item.RemovedBy is null != item.Position is null)
            && run.Retrieved.All(item => item.Position is not { } position || page[position] == item.Id)
            && run.CountRemovals().Values.Sum() + run.Retrieved.Count(item => item.Position is not null) == run.Retrieved.Count;
    }

    private static PipelineDefinition<Query, Item> Define(Scenario scenario) => PipelineHarness.Define()
        .Stage("retrieve", Ms(35), stage => stage
            .Retrieve(Source("first", _ => new(new SourceResult<Item>(Broken(scenario.Faults[0], Items(scenario.First), [])))), Policy(scenario, 0))
            .Retrieve(Source("second", scenario.Second), OnFailure.Skip))
        .Stage("filter", Ms(3), stage => stage
            .Filter(
                BrokenFilter("seen", items => Broken(scenario.Faults[1], Partition.By(items, item => item.Id % scenario.Divisor != 0), new([], []))),
                Policy(scenario, 1))
            .Filter(Filter("blocked", item => item.Id % 7 != 3), OnFailure.Skip))
        .Stage("light", Ms(15), stage => stage
            .Score(
                Scorer("light", (items, _) => new(Broken(
                    scenario.Faults[2], new Scores(["value"], new float[items.Count]), new Scores(["value"], new float[items.Count + 1])))),
                Policy(scenario, 2))
            .Select(
                Selector("light_cut", items => Broken<IReadOnlyList<Item>>(scenario.Faults[3], [.. items.Take(8)], [new Item(-1)])),
                Policy(scenario, 3)))
        .Stage("rerank", Ms(5), stage => stage.Rerank(Page("page"), OnFailure.FallToNextRung));

    private static OnFailure Policy(Scenario scenario, int component) =>
        scenario.Falls[component] ? OnFailure.FallToNextRung : OnFailure.Skip;

    private static T Broken<T>(Fault fault, T right, T wrong) => fault switch
    {
        Fault.Declared => throw new StageFailureException(StageReasons.Unavailable, "away"),
        Fault.Defect => throw new InvalidOperationException("a defect"),
        Fault.BrokenContract => wrong,
        _ => right,
    };

    private static List<Item> Items(long[] ids) => [.. ids.Select(id => new Item(id))];

    private static Gen<Scenario> Scenarios() =>
        from first in Ids()
        from second in Ids()
        from divisor in Gen.Choose(1, 5)
        from size in Gen.Choose(1, 12)
        from faults in Gen.ArrayOf(Gen.Frequency((5, Gen.Constant(Fault.None)), (3, Gen.Elements(Enum.GetValues<Fault>()))), 4)
        from falls in Gen.ArrayOf(Gen.Elements(true, false), 4)
        select new Scenario(first, second, divisor, size, faults, falls);

    private static Gen<long[]> Ids() => Gen.Choose(0, 40).Select(id => (long)id).ArrayOf();

    public sealed record Scenario(long[] First, long[] Second, int Divisor, int Size, Fault[] Faults, bool[] Falls)
    {
        public override string ToString() =>
            $"first [{string.Join(' ', First)}] second [{string.Join(' ', Second)}] divisor {Divisor} size {Size} "
            + $"faults [{string.Join(' ', Faults)}] falls [{string.Join(' ', Falls)}]";
    }
}
