namespace FeedRanking.Chaos;

/// <summary>Ends the process as kill -9 would: no draining, no flushing, everything that is warm is lost. Somebody else starts it again.</summary>
internal sealed class ColdRestart(IProcessEnd process, IFaults faults, TimeProvider clock) : IInstantFault, IDisposable
{
    // Long enough for the answer to leave.
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(100);

    private ITimer? _timer;

    public string Fault => FaultNames.ColdRestart;

    public void Begin(ActiveFault fault)
    {
        faults.Count(fault);
        _timer?.Dispose();
        _timer = clock.CreateTimer(_ => process.EndNow(), state: null, Delay, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _timer?.Dispose();
}
