namespace FeedRanking.Chaos;

/// <summary>What <c>DELETE /ops/chaos</c> answers.</summary>
/// <param name="Stopped">Ids of what was stopped.</param>
/// <param name="Unreachable">Services that could not be asked; what acts there ends by itself.</param>
public sealed record StoppedAnswer(IReadOnlyList<string> Stopped, IReadOnlyList<string> Unreachable);
