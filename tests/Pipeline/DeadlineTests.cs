using FeedRanking.Testing;
using static FeedRanking.Pipeline.Tests.Fakes.PipelineHarness;

namespace FeedRanking.Pipeline.Tests;

public sealed class DeadlineTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void Remaining_AfterTheBudget_IsZeroAndNeverNegative()
    {
        var deadline = Deadline.Start(_clock, Ms(180));
        _clock.Advance(Ms(60));
        deadline.Remaining.TotalMilliseconds.ShouldBe(120);
        _clock.Advance(Ms(200));
        deadline.Remaining.ShouldBe(TimeSpan.Zero);
    }

    [Theory]
    [InlineData(0, 15, 148, 15)] // plenty left: the cap
    [InlineData(20, 15, 148, 12)] // 160 left, 148 needed later: 12 of the 15
    [InlineData(40, 15, 148, 0)] // later stages need more than what is left
    [InlineData(0, 200, 0, 180)] // a cap above the budget
    public void AllowanceFor_TakesTheSmallerOfCapAndWhatLaterStagesLeave(double spentMs, double capMs, double laterMs, double expectedMs)
    {
        var deadline = Deadline.Start(_clock, Ms(180));
        _clock.Advance(Ms(spentMs));
        deadline.AllowanceFor(Ms(capMs), Ms(laterMs)).TotalMilliseconds.ShouldBe(expectedMs);
    }

    [Fact]
    public void TokenFor_IsCancelledWhenTheAllowanceHasPassed()
    {
        using var token = Deadline.Start(_clock, Ms(180)).TokenFor(Ms(15), TimeSpan.Zero);
        token.Context.ExpiresAt.ShouldBe(_clock.GetUtcNow().AddMilliseconds(15));
        _clock.Advance(Ms(14));
        token.Context.Token.IsCancellationRequested.ShouldBeFalse();
        _clock.Advance(Ms(1));
        token.Context.Token.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void TokenFor_IsCancelledWhenTheCallerGoesAway()
    {
        using var caller = new CancellationTokenSource();
        using var token = Deadline.Start(_clock, TimeSpan.FromSeconds(1)).TokenFor(TimeSpan.FromSeconds(1), TimeSpan.Zero, caller.Token);
        caller.Cancel();
        token.Context.Token.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void TokenFor_WithNothingLeft_IsCancelledAtOnce()
    {
        using var token = Deadline.Start(_clock, Ms(10)).TokenFor(Ms(5), Ms(10));
        token.Context.Token.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void Start_WithoutABudget_IsRefused() => Should.Throw<ArgumentOutOfRangeException>(() => Deadline.Start(_clock, TimeSpan.Zero));
}
