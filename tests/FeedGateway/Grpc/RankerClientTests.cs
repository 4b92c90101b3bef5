using FeedRanking.Contracts.V1;
using FeedRanking.Pipeline;
using Grpc.Core;
using Polly.CircuitBreaker;

namespace FeedRanking.FeedGateway.Tests.Grpc;

/// <summary>The client towards a real gRPC server that misbehaves.</summary>
public sealed class RankerClientTests
{
    [Fact]
    public async Task Score_OfTwoCandidates_GivesARowEachAndTheVersion()
    {
        await using var setup = await PeerSetup.StartAsync();
        ScoreRequest? asked = null;
        setup.Server.Ranker.Answer = (request, _) =>
        {
            asked = request;
            return Task.FromResult(FakeHeavyRanker.Scores(request));
        };
        var scores = await setup.ScoreAsync();
        (scores.Row(0)[0], scores.Row(1)[0]).ShouldBe((0.1f, 0.2f));
        scores.Model.ShouldBe(new ModelUse("heavy-ranker", "world-1"));
        (asked!.ViewerId, asked.Region, asked.NowMs).ShouldBe((7, "br", 1_234));
        asked.VideoIds.ShouldBe([10, 20]);
    }

    [Theory]
    [InlineData(StatusCode.ResourceExhausted, StageReasons.Overloaded)]
    [InlineData(StatusCode.DeadlineExceeded, StageReasons.Deadline)]
    [InlineData(StatusCode.Internal, StageReasons.InvalidAnswer)]
    [InlineData(StatusCode.InvalidArgument, StageReasons.InvalidAnswer)]
    [InlineData(StatusCode.Unimplemented, StageReasons.Unavailable)]
    public async Task Score_AnsweredWithAStatus_FailsWithItsReasonAndIsNotRetried(StatusCode status, string reason)
    {
        await using var setup = await PeerSetup.StartAsync();
        setup.Server.Ranker.Answer = (_, _) => throw new RpcException(new Status(status, "no"));
        (await setup.FailAsync()).ShouldBe(reason);
        setup.Server.Ranker.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task Score_OnALostConnection_IsTriedOnceMore()
    {
        await using var setup = await PeerSetup.StartAsync();
        setup.Server.Ranker.Answer = (request, _) => setup.Server.Ranker.Calls == 1
            ? throw new RpcException(new Status(StatusCode.Unavailable, "going away"))
            : Task.FromResult(FakeHeavyRanker.Scores(request));
        (await setup.ScoreAsync()).Count.ShouldBe(2);
        setup.Server.Ranker.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task Score_WithTooFewNumbers_IsAnInvalidAnswer()
    {
        await using var setup = await PeerSetup.StartAsync();
        setup.Server.Ranker.Answer = (_, _) =>
        {
            var response = new ScoreResponse();
            response.HeadNames.Add("click");
            response.Scores.Add(1);
            return Task.FromResult(response);
        };
        (await setup.FailAsync()).ShouldBe(StageReasons.InvalidAnswer);
    }

    [Fact]
    public async Task Score_WithNobodyListening_IsUnavailable()
    {
        await using var setup = await PeerSetup.StartAsync();
        await setup.Server.StopAsync();
        (await setup.FailAsync()).ShouldBe(StageReasons.Unavailable);
    }

    [Fact]
    public async Task Score_BeyondTheDeadline_FailsAndTheServerStopsWorking()
    {
        await using var setup = await PeerSetup.StartAsync();
        var stopped = new TaskCompletionSource();
        setup.Server.Ranker.Answer = async (request, call) =>
        {
            await using var registration = call.CancellationToken.Register(() => stopped.TrySetResult());
            await stopped.Task;
            return FakeHeavyRanker.Scores(request);
        };
        (await setup.FailAsync(TimeSpan.FromMilliseconds(100))).ShouldBe(StageReasons.Deadline);
        await stopped.Task.WaitAsync(PeerSetup.Ample);
    }

    [Fact]
    public async Task Score_WithNothingLeft_AsksNobody()
    {
        await using var setup = await PeerSetup.StartAsync();
        (await setup.FailAsync(TimeSpan.Zero)).ShouldBe(StageReasons.Deadline);
        setup.Server.Ranker.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task Score_AfterTheCallerWentAway_IsACancellationAndDoesNotCountAgainstThePeer()
    {
        await using var setup = await PeerSetup.StartAsync();
        using var caller = new CancellationTokenSource();
        setup.Server.Ranker.Answer = async (_, call) =>
        {
            await caller.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, call.CancellationToken);
            return new ScoreResponse();
        };
        await Should.ThrowAsync<OperationCanceledException>(setup.ScoreAsync(PeerSetup.Ample, caller.Token));
        setup.Replicas[0].IsClosed.ShouldBeTrue();
    }

    [Fact]
    public async Task Breaker_AfterAFewFailures_AsksNobodyUntilItsPauseIsOver()
    {
        await using var setup = await PeerSetup.StartAsync();
        setup.Server.Ranker.Answer = (_, _) => throw new RpcException(new Status(StatusCode.Internal, "broken"));
        for (var call = 0; call < 4; call++)
        {
            (await setup.FailAsync()).ShouldBe(StageReasons.InvalidAnswer);
        }

        (await setup.FailAsync()).ShouldBe(StageReasons.BreakerOpen);
        setup.Server.Ranker.Calls.ShouldBe(4);
        setup.Replicas[0].Breaker.CircuitState.ShouldBe(CircuitState.Open);

        setup.Server.Ranker.Answer = static (request, _) => Task.FromResult(FakeHeavyRanker.Scores(request));
        setup.Clock.Advance(TimeSpan.FromMilliseconds(1_001));
        (await setup.ScoreAsync()).Count.ShouldBe(2);
        setup.Replicas[0].IsClosed.ShouldBeTrue();
    }

    [Fact]
    public async Task Calls_AfterTheServerCameBackOnItsPort_WorkAgain()
    {
        await using var setup = await PeerSetup.StartAsync();
        (await setup.ScoreAsync()).Count.ShouldBe(2);
        await setup.Server.StopAsync();
        for (var call = 0; call < 5; call++)
        {
            (await setup.FailAsync()).ShouldBeOneOf(StageReasons.Unavailable, StageReasons.BreakerOpen);
        }

        await setup.Server.StartAsync();
        setup.Clock.Advance(TimeSpan.FromMilliseconds(1_001));
        (await setup.ScoreAsync()).Count.ShouldBe(2);
    }
}
