namespace FeedRanking.FeedGateway.WarmUp;

/// <summary>Whether warming is over, one way or the other.</summary>
internal sealed class WarmUpState
{
    private volatile string? _outcome;

    /// <summary>How it ended; null while it goes on.</summary>
    public string? Outcome => _outcome;

    public void End(string outcome) => _outcome ??= outcome;
}
