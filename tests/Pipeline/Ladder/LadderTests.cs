using FeedRanking.Pipeline.Tests.Fakes;
using static FeedRanking.Pipeline.Tests.Fakes.Components;
using static FeedRanking.Pipeline.Tests.Fakes.PipelineHarness;

namespace FeedRanking.Pipeline.Tests.Ladder;

public sealed class LadderTests : IDisposable
{
    private readonly PipelineHarness _harness = new();

    public void Dispose() => _harness.Dispose();

    [Fact]
    public async Task Serve_WithAFullFirstRung_AsksNoOther()
    {
        var asked = new List<string>();
        var served = await ServeAsync(2, Offers("heavy", asked, 1, 2, 3), Offers("popular", asked, 9));
        served.ServedBy.ShouldBe("heavy");
        served.Page.Select(item => item.Id).ShouldBe([1, 2]);
        asked.ShouldBe(["heavy"]);
    }

    [Fact]
    public async Task Serve_WithAShortRung_FillsFromBelowWithoutRepeating()
    {
        var served = await ServeAsync(4, Offers("heavy", [], 1, 2), Offers("light", []), Offers("popular", [], 2, 8, 1, 9));
        served.ServedBy.ShouldBe("heavy");
        served.Page.Select(item => item.Id).ShouldBe([1, 2, 8, 9]);
        served.Page.Select(item => item.Position).ShouldBe([0, 1, 2, 3]);
    }

    [Fact]
    public async Task Serve_WhenARungThrows_NotesItAndTakesTheNext()
    {
        var served = await ServeAsync(
            1, Rung("heavy", (_, _) => throw new InvalidOperationException("broken")), Offers("popular", [], 9));
        served.ServedBy.ShouldBe("popular");
        served.Degraded.ShouldContain(new DegradedNote("heavy", StageReasons.Failed));
        _harness.Observer.Failures.ShouldContain("ladder/heavy: failed");
    }

    [Fact]
    public async Task Serve_WithARungThatHangs_MovesOnWithinTheReserve()
    {
        var run = await EmptyRunAsync();
        var ladder = _harness.Ladder(
            Rung("precomputed", (_, context) => Never<IReadOnlyList<Item>>(context, heedsToken: false)), Offers("popular", [], 9));
        var serving = ladder.ServeAsync(run, 1, spare: 0, CancellationToken.None).AsTask();
        _harness.Clock.Advance(Reserve);

        var served = await serving;
        served.ServedBy.ShouldBe("popular");
        served.Degraded.ShouldContain(new DegradedNote("precomputed", StageReasons.Deadline));
    }

    [Fact]
    public async Task Serve_OfAnIdThatThePipelineRemoved_GivesItOneReasonOnly()
    {
        var run = await _harness.RunAsync(Define()
            .Stage("retrieve", Ms(35), stage => stage.Retrieve(Source("near", 1, 2), OnFailure.Skip))
            .Stage("filter", Ms(3), stage => stage.Filter(Filter("seen", item => item.Id != 2), OnFailure.Skip)));
        await _harness.Ladder(Offers("popular", [], 2)).ServeAsync(run, 1, spare: 0, CancellationToken.None);

        run.Retrieved[0].RemovedBy.ShouldBe(Ladder<Query, Item>.Outranked);
        run.Retrieved[1].Position.ShouldBe(0);
        run.Retrieved[1].RemovedBy.ShouldBeNull();
    }

    [Fact]
    public async Task Serve_WithSpare_KeepsWhatTheServingRungsOfferBeyondThePage_AndClimbsNoFurtherForIt()
    {
        var asked = new List<string>();
        ILadderRung<Query, Item>[] rungs = [Offers("heavy", asked, 1, 2, 3, 4, 5), Offers("popular", asked, 9)];
        var served = await _harness.Ladder(rungs).ServeAsync(await EmptyRunAsync(), 2, spare: 2, CancellationToken.None);
        served.Page.Select(item => item.Id).ShouldBe([1, 2]);
        served.Rest.Select(item => item.Id).ShouldBe([3, 4]);
        asked.ShouldBe(["heavy"]);
    }

    private async Task<LadderResult<Item>> ServeAsync(int size, params ILadderRung<Query, Item>[] rungs) =>
        await _harness.Ladder(rungs).ServeAsync(await EmptyRunAsync(), size, spare: 0, CancellationToken.None);

    private Task<PipelineRun<Query, Item>> EmptyRunAsync() =>
        _harness.RunAsync(Define().Stage("retrieve", Ms(35), stage => stage.Retrieve(Source("none"), OnFailure.Skip)));

    private static ILadderRung<Query, Item> Offers(string name, List<string> asked, params long[] ids) => Rung(name, (_, _) =>
    {
        asked.Add(name);
        return new((IReadOnlyList<Item>)[.. ids.Select(id => new Item(id))]);
    });
}
