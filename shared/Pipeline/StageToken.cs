namespace FeedRanking.Pipeline;

/// <summary>A stage's allowance as a token: cancelled when it has passed, or when the caller went away.</summary>
public sealed class StageToken : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly TimeProvider _clock;
    private readonly long _startedAt;
    private CancellationTokenRegistration _abort;
    private ITimer? _timer;

    private StageToken(TimeProvider clock, TimeSpan allowance, CancellationToken aborted)
    {
        (_clock, _startedAt) = (clock, clock.GetTimestamp());
        Context = new StageContext(allowance, clock.GetUtcNow() + allowance, _source.Token) { Aborted = aborted };
        if (allowance <= TimeSpan.Zero)
        {
            _source.Cancel();
        }
    }

    /// <summary>What the components of the stage see.</summary>
    public StageContext Context { get; }

    /// <inheritdoc />
    public void Dispose()
    {
        _abort.Dispose();
        _timer?.Dispose();
        _source.Dispose();
    }

    /// <summary>A token whose timer runs from the first <see cref="Watch"/> on: most stages have ended before anybody waits for anything.</summary>
    internal static StageToken Start(TimeProvider clock, TimeSpan allowance, CancellationToken aborted) => new(clock, allowance, aborted);

    /// <summary>Begins to watch clock and caller, if that has not begun yet. The allowance counts from the token's start all the same.</summary>
    internal StageToken Watch()
    {
        if (_timer is not null || _source.IsCancellationRequested)
        {
            return this;
        }

        var left = Context.Allowance - _clock.GetElapsedTime(_startedAt);
        _timer = _clock.CreateTimer(
            static source => Cancel((CancellationTokenSource)source!), _source, left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        _abort = Context.Aborted.UnsafeRegister(static source => Cancel((CancellationTokenSource)source!), _source);
        return this;
    }

    // The timer may fire at the moment in which the stage ends.
    private static void Cancel(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // Nobody waits any more.
        }
    }
}
