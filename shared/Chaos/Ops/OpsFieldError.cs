namespace FeedRanking.Chaos;

/// <summary>What is wrong with one field.</summary>
/// <param name="Field">Its name, with its place where there are several.</param>
/// <param name="Reason">What was expected.</param>
public readonly record struct OpsFieldError(string Field, string Reason);
