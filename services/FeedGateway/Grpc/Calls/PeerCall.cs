using FeedRanking.Pipeline;

namespace FeedRanking.FeedGateway.Grpc.Calls;

/// <summary>One call to a service: what its attempts share. They may run at the same time.</summary>
/// <param name="context">What the stage allows.</param>
/// <param name="clock">Measures what is left of it.</param>
internal abstract class PeerCall(StageContext context, TimeProvider clock)
{
    private readonly long _startedAt = clock.GetTimestamp();
    private int _attempts;
    private int _tried;

    /// <summary>What the call may take in all.</summary>
    public TimeSpan Allowance => context.Allowance;

    /// <summary>When it is over: the deadline that the message carries.</summary>
    public DateTime ExpiresAt => context.ExpiresAt.UtcDateTime;

    /// <summary>What is left; negative when it is spent.</summary>
    public TimeSpan Remaining => context.Allowance - clock.GetElapsedTime(_startedAt);

    /// <summary>Whether the viewer went away.</summary>
    public bool IsAborted => context.Aborted.IsCancellationRequested;

    /// <summary>Whether one attempt alone has had the message in its hands: once it has ended well, nobody looks at the message any more.</summary>
    public bool IsRequestFree => !IsHedged && Volatile.Read(ref _attempts) == 1;

    /// <summary>A bit for each replica that was asked.</summary>
    public int Tried => Volatile.Read(ref _tried);

    /// <summary>Why the last attempt that failed did so; null while none has.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Whether a second attempt was started beside the first.</summary>
    public bool IsHedged { get; set; }

    /// <summary>Whether a hedge was refused; then none is looked for again.</summary>
    public bool IsHedgeRefused { get; set; }

    /// <summary>What the hedge answered, if it did.</summary>
    public object? HedgeAnswer { get; set; }

    /// <summary>Where the first attempt stands in the turn of its replica's channels; later ones go on from there.</summary>
    public int? Turn { get; set; }

    public void Try(int replica) => Interlocked.Or(ref _tried, 1 << replica);

    protected void CountAttempt() => Interlocked.Increment(ref _attempts);
}
