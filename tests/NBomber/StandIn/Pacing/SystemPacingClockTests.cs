using NBomber.Pacing;

namespace FeedRanking.NBomber.Tests.StandIn.Pacing;

/// <summary>The real clock.</summary>
public sealed class SystemPacingClockTests
{
    [Fact]
    public void WaitUntil_ReturnsAtItsTime_NeverBefore()
    {
        var clock = new SystemPacingClock(TimeProvider.System);
        for (var round = 0; round < 20; round++)
        {
            var due = clock.Now + TimeSpan.FromMicroseconds(500);
            clock.WaitUntil(due, CancellationToken.None).ShouldBeTrue();
            clock.Now.ShouldBeGreaterThanOrEqualTo(due);
        }
    }

    [Fact]
    public void WaitUntil_PastTime_ReturnsAtOnce() =>
        new SystemPacingClock(TimeProvider.System).WaitUntil(TimeSpan.FromSeconds(-1), CancellationToken.None).ShouldBeTrue();

    [Fact]
    public async Task WaitUntil_Stopped_ReturnsLongBefore()
    {
        using var stop = new CancellationTokenSource();
        var clock = new SystemPacingClock(TimeProvider.System);
        var waiting = Task.Run(() => clock.WaitUntil(TimeSpan.FromHours(1), stop.Token));
        await stop.CancelAsync();
        (await waiting.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBeFalse();
    }
}
