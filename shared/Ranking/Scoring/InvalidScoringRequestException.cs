namespace FeedRanking.Ranking;

/// <summary>The caller's mistake: a field that cannot be used, and what was expected of it.</summary>
/// <param name="field">Name of the field in the contract.</param>
/// <param name="reason">What is wrong with it and what its limits are.</param>
/// <param name="inner">The cause, if there is one.</param>
public sealed class InvalidScoringRequestException(string field, string reason, Exception? inner = null)
    : Exception($"{field}: {reason}", inner)
{
    /// <summary>Name of the field in the contract.</summary>
    public string Field { get; } = field;
}
