namespace FeedRanking.Pipeline;

/// <summary>
/// The one deadline of a request, made once at the edge. Every stage gets the smaller of its own cap and what remains after the later
/// stages' needs, so that a slow stage cannot spend what the rest of the request needs.
/// </summary>
public sealed class Deadline
{
    private readonly TimeProvider _clock;
    private readonly long _startedAt;

    private Deadline(TimeProvider clock, TimeSpan total)
    {
        _clock = clock;
        _startedAt = clock.GetTimestamp();
        Total = total;
    }

    /// <summary>The whole budget of the request.</summary>
    public TimeSpan Total { get; }

    /// <summary>Time since the request arrived.</summary>
    public TimeSpan Elapsed => _clock.GetElapsedTime(_startedAt);

    /// <summary>What is left of the budget; zero when it is spent, never negative.</summary>
    public TimeSpan Remaining => NotNegative(Total - Elapsed);

    /// <summary>Starts the clock of one request.</summary>
    /// <param name="clock">The process's clock.</param>
    /// <param name="total">The whole budget; more than zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">The budget is zero or negative.</exception>
    public static Deadline Start(TimeProvider clock, TimeSpan total)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(total, TimeSpan.Zero);
        return new Deadline(clock, total);
    }

    /// <summary>What a stage may use now: min(its cap, what remains − what later stages need), never negative.</summary>
    public TimeSpan AllowanceFor(TimeSpan cap, TimeSpan reserveOfLaterSteps)
    {
        var left = NotNegative(Remaining - reserveOfLaterSteps);
        return left < cap ? left : cap;
    }

    /// <summary>A token that is cancelled when the stage's allowance has passed or the caller went away. Dispose it after the stage.</summary>
    public StageToken TokenFor(TimeSpan cap, TimeSpan reserveOfLaterSteps, CancellationToken aborted = default) =>
        UnwatchedTokenFor(cap, reserveOfLaterSteps, aborted).Watch();

    /// <summary>The same for who calls <see cref="StageToken.Watch"/> before waiting.</summary>
    internal StageToken UnwatchedTokenFor(TimeSpan cap, TimeSpan reserveOfLaterSteps, CancellationToken aborted) =>
        StageToken.Start(_clock, AllowanceFor(cap, reserveOfLaterSteps), aborted);

    private static TimeSpan NotNegative(TimeSpan span) => span > TimeSpan.Zero ? span : TimeSpan.Zero;
}
