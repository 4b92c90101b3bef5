using FeedRanking.Pipeline.Tests.Fakes;
using static FeedRanking.Pipeline.Tests.Fakes.Components;
using static FeedRanking.Pipeline.Tests.Fakes.PipelineHarness;

namespace FeedRanking.Pipeline.Tests;

public sealed class PipelineExecutorTests : IDisposable
{
    private readonly PipelineHarness _harness = new();

    public void Dispose() => _harness.Dispose();

    [Fact]
    public async Task Run_WithEveryKindOfComponent_RunsThemInDeclaredOrder()
    {
        var run = await _harness.RunAsync(Define()
            .Stage("viewer", Ms(15), stage => stage.Hydrate(Hydrator((query, _) => new(query with { Known = "yes" })), OnFailure.Skip))
            .Stage("retrieve", Ms(35), stage => stage
                .Retrieve(Source("near", 1, 2, 3, 4), OnFailure.Skip)
                .Retrieve(Source("fresh", 4, 5, 6), OnFailure.Skip))
            .Stage("filter", Ms(3), stage => stage.Filter(Filter("seen", item => item.Id != 2), OnFailure.FallToNextRung))
            .Stage("light", Ms(15), stage => stage
                .Score(Scorer("light", item => item.Id), OnFailure.FallToNextRung)
                .Select(Top("light_cut", 4), OnFailure.FallToNextRung))
            .Stage("rerank", Ms(5), stage => stage.Rerank(Page("page"), OnFailure.FallToNextRung)));

        run.Completed.ShouldBeTrue();
        run.Query.Known.ShouldBe("yes");
        run.Retrieved.Select(item => item.Id).ShouldBe([1, 2, 3, 4, 5, 6]);
        run.Current.Select(item => item.Id).ShouldBe([6, 5, 4]);
        run.CountRemovals().ShouldBe(new Dictionary<string, int> { ["seen"] = 1, ["light_cut"] = 1 }, ignoreOrder: true);
        run.Stages.Select(stage => $"{stage.Stage} {stage.CountIn}>{stage.CountOut} {stage.Outcome}")
            .ShouldBe(["viewer 0>0 Ok", "retrieve 0>6 Ok", "filter 6>5 Ok", "light 5>4 Ok", "rerank 4>3 Ok"]);
        run.Degraded.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_WithAHydratorThatNeverAnswers_GoesOnAfterItsCap(bool heedsToken)
    {
        var running = _harness.Start(Define()
            .Stage("viewer", Ms(15), stage => stage.Hydrate(Hydrator((_, context) => Never<Query>(context, heedsToken)), OnFailure.Skip))
            .Stage("retrieve", Ms(35), stage => stage.Retrieve(Source("near", 1), OnFailure.FallToNextRung)));
        _harness.Clock.Advance(Ms(14));
        running.IsCompleted.ShouldBeFalse();
        _harness.Clock.Advance(Ms(1));
        var run = await running;

        run.Completed.ShouldBeTrue();
        run.Stages[0].Outcome.ShouldBe(StageOutcome.Late);
        run.Stages[0].DurationMs.ShouldBe(15);
        run.Degraded.ShouldBe([new DegradedNote("viewer", StageReasons.Deadline)]);
    }

    [Fact]
    public async Task Run_WhenAStageOverruns_LeavesLaterStagesTheirNeeds()
    {
        StageContext seen = default;
        var definition = Define()
            .Stage("retrieve", Ms(35), stage => stage.Retrieve(Source("slow", _ =>
            {
                _harness.Clock.Advance(Ms(100)); // A pause of the process: no token can prevent it.
                return new(new SourceResult<Item>([new Item(1)]));
            }), OnFailure.Skip))
            .Stage("light", Ms(60), stage => stage.Score(Scorer("light", (items, context) =>
            {
                seen = context;
                return new(new Scores(["value"], new float[items.Count]));
            }), OnFailure.Skip))
            .Stage("heavy", Ms(40), stage => stage.Score(Scorer("heavy", item => item.Id), OnFailure.Skip));
        await _harness.RunAsync(definition);

        // 180 - 100 spent - 40 for heavy - 30 of reserve.
        seen.Allowance.TotalMilliseconds.ShouldBe(10);
    }

    [Fact]
    public async Task Run_WithOneOfTwoSourcesDown_KeepsTheOther()
    {
        var run = await _harness.RunAsync(Define().Stage("retrieve", Ms(35), stage => stage
            .Retrieve(Source("down", _ => throw new StageFailureException(StageReasons.Unavailable, "no answer")), OnFailure.Skip)
            .Retrieve(Source("up", 7), OnFailure.Skip)));

        run.Completed.ShouldBeTrue();
        run.Current.Single().Id.ShouldBe(7);
        run.Degraded.ShouldBe([new DegradedNote("retrieve", StageReasons.Unavailable)]);
        _harness.Observer.Failures.ShouldBe(["retrieve/down: unavailable"]);
    }

    [Fact]
    public async Task Run_WithNothingRetrieved_FallsBecauseEmpty()
    {
        var run = await _harness.RunAsync(Define()
            .Stage("retrieve", Ms(35), stage => stage.Retrieve(Source("none"), OnFailure.Skip))
            .Stage("light", Ms(15), stage => stage.Score(Scorer("light", item => item.Id), OnFailure.FallToNextRung)));

        run.FellAt.ShouldBe("retrieve");
        run.Degraded.ShouldBe([new DegradedNote("retrieve", StageReasons.Empty)]);
        run.Stages[1].ShouldBe(run.Stages[1] with { Outcome = StageOutcome.Skipped, Reason = StageReasons.NotReached });
        run.Passed("retrieve").ShouldBeFalse();
        run.Passed("light").ShouldBeFalse();
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public async Task Run_WithAScoreThatIsNoNumber_FallsAndLeavesCandidatesUntouched(float bad)
    {
        var run = await _harness.RunAsync(TwoScorers(Scorer("heavy", item => item.Id == 2 ? bad : 9)));
        run.FellAt.ShouldBe("heavy");
        run.Passed("light").ShouldBeTrue();
        run.Degraded.ShouldBe([new DegradedNote("heavy", StageReasons.InvalidAnswer)]);
        run.Current.Select(item => item.Score).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task Run_WithTooFewScores_FallsBecauseInvalid()
    {
        var run = await _harness.RunAsync(TwoScorers(Scorer("heavy", (_, _) => new(new Scores(["value"], new float[2])))));
        run.Degraded.ShouldBe([new DegradedNote("heavy", StageReasons.InvalidAnswer)]);
    }

    [Fact]
    public async Task Run_WithALateScorer_FallsAndIgnoresItsLaterAnswer()
    {
        var answer = new TaskCompletionSource<Scores>();
        var running = _harness.Start(TwoScorers(Scorer("heavy", (_, _) => new(answer.Task))));
        _harness.Clock.Advance(Ms(60));
        var run = await running;
        answer.SetResult(new Scores(["value"], new float[] { 7, 8, 9 }));

        run.FellAt.ShouldBe("heavy");
        run.Stages[^1].Outcome.ShouldBe(StageOutcome.Late);
        run.Current.Select(item => item.Score).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task Run_WhenAComponentBreaksItsContract_FailsLoudlyButServes()
    {
        var run = await _harness.RunAsync(Define()
            .Stage("retrieve", Ms(35), stage => stage.Retrieve(Source("near", 1, 2, 3), OnFailure.Skip))
            .Stage("filter", Ms(3), stage => stage.Filter(BrokenFilter("loses", _ => new([], [])), OnFailure.Skip))
            .Stage("light", Ms(15), stage => stage
                .Select(Selector("doubles", items => [items[0], items[0]]), OnFailure.Skip)
                .Select(Selector("invents", _ => [new Item(99)]), OnFailure.Skip)));

        run.Current.Count.ShouldBe(3);
        _harness.Observer.Failures.ShouldBe(["filter/loses: failed", "light/doubles: failed", "light/invents: failed"]);
        run.Degraded.ShouldBe([new DegradedNote("filter", StageReasons.Failed), new DegradedNote("light", StageReasons.Failed)]);
    }

    [Fact]
    public async Task Run_WhenTheCallerGoesAway_StopsWithoutBlamingAnyone()
    {
        using var caller = new CancellationTokenSource();
        var running = _harness.Start(
            Define().Stage("viewer", Ms(15), stage => stage.Hydrate(
                Hydrator((_, context) => Never<Query>(context, heedsToken: true)), OnFailure.Skip)),
            aborted: caller.Token);
        await caller.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(running);
        _harness.Observer.Failures.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_WithPartsOfASourceDown_NotesItAndNamesTheModels()
    {
        var run = await _harness.RunAsync(Define().Stage("retrieve", Ms(35), stage => stage.Retrieve(
            Source("service", _ => new(new SourceResult<Item>([new Item(1)])
            {
                Models = [new ModelUse("two-tower", "world-1")],
                PartialFailures = ["fresh: deadline"],
            })), OnFailure.Skip)));

        run.Degraded.ShouldBe([new DegradedNote("retrieve", StageReasons.Partial)]);
        run.ModelVersions["two-tower"].ShouldBe("world-1");
        run.Completed.ShouldBeTrue();
    }

    [Fact]
    public async Task SideEffects_WhenOneThrows_TheOthersStillRun()
    {
        var ran = new List<Query>();
        var runner = new SideEffectRunner<Query>(
            [SideEffect("first", _ => throw new InvalidOperationException("broken")), SideEffect("second", ran.Add)], _harness.Telemetry, _harness.Observer);
        var served = new Query(1);

        await runner.RunAsync(served, CancellationToken.None);

        ran.ShouldBe([served]);
        _harness.Observer.Failures.ShouldBe(["after_response/first: failed"]);
    }

    [Fact]
    public void Definition_WithAStageTwice_IsRefused() => Should.Throw<ArgumentException>(() => Define()
        .Stage("light", Ms(1), stage => stage.Retrieve(Source("near", 1), OnFailure.Skip))
        .Stage("light", Ms(1), stage => stage.Retrieve(Source("near", 1), OnFailure.Skip))).Message.ShouldContain("'light' stands twice");

    private static PipelineDefinition<Query, Item> TwoScorers(IScorer<Query, Item> heavy) => Define()
        .Stage("retrieve", Ms(35), stage => stage.Retrieve(Source("near", 1, 2, 3), OnFailure.Skip))
        .Stage("light", Ms(15), stage => stage.Score(Scorer("light", item => item.Id), OnFailure.FallToNextRung))
        .Stage("heavy", Ms(60), stage => stage.Score(heavy, OnFailure.FallToNextRung));
}
