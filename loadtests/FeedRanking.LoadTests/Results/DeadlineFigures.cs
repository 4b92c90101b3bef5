namespace FeedRanking.LoadTests.Results;

/// <summary>What became of requests whose deadlines pass in the middle.</summary>
/// <param name="Sent">Requests.</param>
/// <param name="Answered">In time.</param>
/// <param name="DeadlineExceeded">Their deadline passed.</param>
/// <param name="OtherFailures">Refused or broken.</param>
/// <param name="DroppedByStage">What the ranker counted: given up in the queue, before the run, or after it.</param>
/// <param name="Runs">Runs of the model.</param>
/// <param name="WorkSeconds">Time in features and runs.</param>
/// <param name="WastedShareAtMost">
/// Share of that work for requests whose deadline had passed, at most: a run during which it passed counts as a whole, though only its end was in vain.
/// </param>
/// <param name="CapacityRps">What the ranker did in a closed load before.</param>
/// <param name="OfferedRps">What was sent.</param>
internal sealed record DeadlineFigures(
    int Sent,
    int Answered,
    int DeadlineExceeded,
    int OtherFailures,
    IReadOnlyDictionary<string, double> DroppedByStage,
    double Runs,
    double WorkSeconds,
    double WastedShareAtMost,
    double CapacityRps,
    double OfferedRps);
