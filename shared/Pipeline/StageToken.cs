namespace FeedRanking.Pipeline;

/// <summary>A stage's allowance as a running timer: cancelled when it has passed, or when the caller went away.</summary>
public sealed class StageToken : IDisposable
{
    private readonly CancellationTokenSource _timer;
    private readonly CancellationTokenRegistration _abort;

    private StageToken(TimeProvider clock, TimeSpan allowance, CancellationToken aborted)
    {
        _timer = new CancellationTokenSource(allowance, clock);
        _abort = aborted.UnsafeRegister(static timer => ((CancellationTokenSource)timer!).Cancel(), _timer);
        Context = new StageContext(allowance, clock.GetUtcNow() + allowance, _timer.Token) { Aborted = aborted };
    }

    /// <summary>What the components of the stage see.</summary>
    public StageContext Context { get; }

    /// <inheritdoc />
    public void Dispose()
    {
        _abort.Dispose();
        _timer.Dispose();
    }

    internal static StageToken Start(TimeProvider clock, TimeSpan allowance, CancellationToken aborted) => new(clock, allowance, aborted);
}
