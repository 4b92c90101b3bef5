namespace NBomber.Engine;

/// <summary>The session's end before its time. The first reason counts.</summary>
internal sealed class StopSignal : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private string? _reason;

    public CancellationToken Token => _stop.Token;

    /// <summary>Null as long as nobody stopped the session.</summary>
    public string? Reason => Volatile.Read(ref _reason);

    public void Stop(string reason)
    {
        if (Interlocked.CompareExchange(ref _reason, reason, null) is null)
        {
            _stop.Cancel();
        }
    }

    public void Dispose() => _stop.Dispose();
}
