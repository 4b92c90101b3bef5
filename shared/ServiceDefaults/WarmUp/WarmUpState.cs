namespace FeedRanking.ServiceDefaults.WarmUp;

/// <summary>Whether readiness still waits for warming.</summary>
internal sealed class WarmUpState
{
    private volatile string? _outcome;

    /// <summary>How it went; null while readiness waits.</summary>
    public string? Outcome => _outcome;

    public void StopWaiting(string outcome) => _outcome = outcome;
}
