namespace NBomber.Engine;

/// <summary>The first Ctrl-C ends the session, which still writes its reports; a second one ends the process.</summary>
internal sealed class KeyInterrupt : IDisposable
{
    private readonly StopSignal _stop;

    public KeyInterrupt(StopSignal stop)
    {
        _stop = stop;
        Console.CancelKeyPress += OnKey;
    }

    public void Dispose() => Console.CancelKeyPress -= OnKey;

    private void OnKey(object? sender, ConsoleCancelEventArgs key)
    {
        if (_stop.Reason is null)
        {
            key.Cancel = true;
            _stop.Stop("Ctrl-C was pressed.");
        }
    }
}
