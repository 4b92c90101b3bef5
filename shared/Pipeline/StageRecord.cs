namespace FeedRanking.Pipeline;

/// <summary>What happened in one stage of one request.</summary>
/// <param name="Stage">Name, as in the latency budget.</param>
/// <param name="StartedAfterMs">Milliseconds between the request's arrival and the stage's start.</param>
/// <param name="DurationMs">How long it took.</param>
/// <param name="CountIn">Candidates that entered.</param>
/// <param name="CountOut">Candidates that left it still in the race.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Reason">One of <see cref="StageReasons"/> unless the outcome is <see cref="StageOutcome.Ok"/>.</param>
public sealed record StageRecord(
    string Stage, double StartedAfterMs, double DurationMs, int CountIn, int CountOut, StageOutcome Outcome, string? Reason);
