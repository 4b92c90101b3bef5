namespace FeedRanking.Pipeline;

/// <summary>A component's expected failure (a dependency is away, late or talks nonsense), with a reason from a closed set.</summary>
/// <param name="reason">One of <see cref="StageReasons"/>.</param>
/// <param name="message">What happened, for the log.</param>
/// <param name="inner">The cause.</param>
public sealed class StageFailureException(string reason, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>One of <see cref="StageReasons"/>; stands in the response's "degraded" and in metrics.</summary>
    public string Reason { get; } = reason;
}
