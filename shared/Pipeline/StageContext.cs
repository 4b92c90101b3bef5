namespace FeedRanking.Pipeline;

/// <summary>What a component knows about time. Components never read a clock nor make a timeout; they pass this on.</summary>
/// <param name="Allowance">The stage's allowance when it began.</param>
/// <param name="ExpiresAt">When it passes, as wall-clock time: the deadline that a remote call carries.</param>
/// <param name="Token">Cancelled when the stage's allowance has passed or the caller went away.</param>
public readonly record struct StageContext(TimeSpan Allowance, DateTimeOffset ExpiresAt, CancellationToken Token)
{
    /// <summary>
    /// Cancelled only when the caller went away. A remote call whose own deadline is <see cref="ExpiresAt"/> waits with this one, so that
    /// a circuit breaker sees lateness as lateness.
    /// </summary>
    public CancellationToken Aborted { get; init; }
}
