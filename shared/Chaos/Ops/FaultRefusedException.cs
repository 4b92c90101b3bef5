namespace FeedRanking.Chaos;

/// <summary>A fault cannot be started.</summary>
/// <param name="status">The HTTP status that says why.</param>
/// <param name="message">Why.</param>
/// <param name="errors">Fields at fault.</param>
public sealed class FaultRefusedException(int status, string message, IReadOnlyList<OpsFieldError>? errors = null) : Exception(message)
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>Fields at fault.</summary>
    public IReadOnlyList<OpsFieldError> Errors { get; } = errors ?? [];
}
