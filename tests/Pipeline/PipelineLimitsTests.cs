using FeedRanking.Pipeline.Tests.Fakes;
using static FeedRanking.Pipeline.Tests.Fakes.Components;

namespace FeedRanking.Pipeline.Tests;

public sealed class PipelineLimitsTests : IDisposable
{
    private readonly PipelineHarness _harness = new();

    public static TheoryData<string, Action> Declarations => new()
    {
        { "The reserve is 0 ms", () => _ = new PipelineDefinition<Query, Item>("p", TimeSpan.Zero) },
        { "The name of a pipeline has 0 characters", () => _ = new PipelineDefinition<Query, Item>("", Ms(1)) },
        { "The name of a stage has 65 characters", () => Stage(new string('s', 65)) },
        { "Stage 's' has a cap of 0 ms", () => PipelineHarness.Define().Stage("s", TimeSpan.Zero, stage => stage.Rerank(Page("page"), OnFailure.Skip)) },
        { "Stage 's' of pipeline 'test' has no component", () => PipelineHarness.Define().Stage("s", Ms(1), stage => stage) },
        { "The name of a component has 0 characters", () => PipelineHarness.Define().Stage("s", Ms(1), stage => stage.Rerank(Page(""), OnFailure.Skip)) },
        { "Stage 's' has more than 32 components", () => PipelineHarness.Define().Stage("s", Ms(1), stage => Many(stage, 33)) },
        { "Pipeline 'test' has more than 32 stages", () => Stage([.. Enumerable.Range(0, 33).Select(i => $"s{i}")]) },
        { "More than 16 side effects", () => AfterResponse(17) },
    };

    public void Dispose() => _harness.Dispose();

    [Theory]
    [MemberData(nameof(Declarations))]
    public void Define_BeyondALimit_IsRefusedAndNamesIt(string message, Action declare) =>
        Should.Throw<ArgumentException>(declare).Message.ShouldStartWith(message);

    [Fact]
    public void Ladder_WithoutRungsOrWithTwoOfOneName_IsRefused()
    {
        Should.Throw<ArgumentException>(() => _harness.Ladder()).Message.ShouldStartWith("A ladder of 0 rungs; expected 1 to 16.");
        Should.Throw<ArgumentException>(() => _harness.Ladder(Empty("a"), Empty("a"))).Message.ShouldStartWith("Two rungs have one name: a, a.");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(PipelineLimits.MaxPageSize + 1)]
    public async Task Ladder_AskedForTooFewOrTooMany_Throws(int size)
    {
        var run = await _harness.RunAsync(Stage("s"));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(async () => await _harness.Ladder(Empty("a")).ServeAsync(run, size, spare: 0, default));
    }

    [Fact]
    public async Task Sources_ProposeMoreThanFit_KeepTheBestAndSayPartial()
    {
        var first = Enumerable.Range(0, PipelineLimits.MaxCandidates - 10).Select(i => (long)i).ToArray();
        var second = Enumerable.Range(0, 30).Select(i => (long)(PipelineLimits.MaxCandidates - 20 + i)).ToArray();
        var run = await _harness.RunAsync(PipelineHarness.Define().Stage("retrieve", Ms(10), stage => stage
            .Retrieve(Source("first", first), OnFailure.Skip).Retrieve(Source("second", second), OnFailure.Skip)));

        run.Retrieved.Count.ShouldBe(PipelineLimits.MaxCandidates);
        run.Retrieved[^1].Id.ShouldBe(PipelineLimits.MaxCandidates - 1);
        run.Current.Count.ShouldBe(PipelineLimits.MaxCandidates);
        run.Degraded.ShouldBe([new DegradedNote("retrieve", StageReasons.Partial)]);
    }

    private static PipelineDefinition<Query, Item> Stage(params string[] names) => names.Aggregate(
        PipelineHarness.Define(),
        (definition, name) => definition.Stage(name, Ms(1), stage => stage.Retrieve(Source("source", 1), OnFailure.Skip)));

    private static StageDefinition<Query, Item> Many(StageDefinition<Query, Item> stage, int count) => Enumerable.Range(0, count)
        .Aggregate(stage, (added, i) => added.Filter(Filter($"filter_{i}", _ => true), OnFailure.Skip));

    private static SideEffectRunner<Query> AfterResponse(int count)
    {
        using var harness = new PipelineHarness();
        return new([.. Enumerable.Range(0, count).Select(i => SideEffect($"effect_{i}", _ => { }))], harness.Telemetry, harness.Observer);
    }

    private static ILadderRung<Query, Item> Empty(string name) => Rung(name, (_, _) => new ValueTask<IReadOnlyList<Item>>([]));

    private static TimeSpan Ms(double durationMs) => PipelineHarness.Ms(durationMs);
}
