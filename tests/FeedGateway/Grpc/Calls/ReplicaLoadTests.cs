using FeedRanking.FeedGateway.Grpc.Calls;
using FeedRanking.Testing;

namespace FeedRanking.FeedGateway.Tests.Grpc.Calls;

public sealed class ReplicaLoadTests
{
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(1);

    private readonly ManualTimeProvider _clock = new();
    private readonly ReplicaLoad _load;

    public ReplicaLoadTests() => _load = new ReplicaLoad(Memory, _clock);

    [Fact]
    public void Cost_IsLatencyTimesCallsUnderWay()
    {
        Call(10);
        _load.Cost().ShouldBe(10, 0.001);
        _load.Begin();
        _load.Begin();
        _load.Cost().ShouldBe(30, 0.001);
    }

    [Fact]
    public void Cost_JumpsToAPeak_AndForgetsItSlowly()
    {
        Call(10);
        Call(200);
        _load.Cost().ShouldBe(200, 0.001);
        Call(10);
        _load.Cost().ShouldBe(200, 0.001);
        _clock.Advance(Memory * 3);
        _load.Cost().ShouldBe(200 * Math.Exp(-3), 0.001);
    }

    [Fact]
    public void Cost_OfOneThatNeverAnswered_AllowsOneCallAtATime()
    {
        _load.Cost().ShouldBe(0);
        _load.Begin();
        _load.Cost().ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public void CallThatWasGivenUp_CountsOnlyAsAPeak()
    {
        Call(100);
        GiveUp(20);
        _load.Cost().ShouldBe(100, 0.001);
        GiveUp(300);
        _load.Cost().ShouldBe(300, 0.001);
        _load.UnderWay.ShouldBe(0);
    }

    [Fact]
    public void Failures_InARow_WeighMoreEachTime_AndAnAnswerEndsThem()
    {
        double[] costs = [.. Enumerable.Range(0, 6).Select(_ => Fail(50))];
        costs.ShouldBe([50, 400, 3_200, 25_600, 25_600, 25_600]);
        Call(10);
        _load.Cost().ShouldBe(10, 0.001);
        Fail(50).ShouldBe(50);
        _load.UnderWay.ShouldBe(0);
    }

    private double Fail(int allowanceMs)
    {
        _load.Begin();
        _load.EndFailed(TimeSpan.FromMilliseconds(allowanceMs));
        return _load.Cost();
    }

    private void Call(int latencyMs)
    {
        _load.Begin();
        _load.End(TimeSpan.FromMilliseconds(latencyMs));
    }

    private void GiveUp(int afterMs)
    {
        _load.Begin();
        _load.EndEarly(TimeSpan.FromMilliseconds(afterMs));
    }
}
