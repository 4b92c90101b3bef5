namespace FeedRanking.Pipeline;

/// <summary>One thing that was skipped while answering.</summary>
/// <param name="Stage">Where.</param>
/// <param name="Reason">Why: one of <see cref="StageReasons"/>.</param>
public readonly record struct DegradedNote(string Stage, string Reason);
