namespace FeedRanking.Chaos;

/// <summary>How far a plan is.</summary>
/// <param name="State">none, running, done or stopped.</param>
/// <param name="Seed">The plan's seed.</param>
/// <param name="ElapsedS">Seconds since its start; when it is over, how long it took.</param>
/// <param name="DurationS">Seconds that it takes in all.</param>
/// <param name="Incidents">Its incidents, in the order in which they begin.</param>
public sealed record ScheduleReport(string State, int Seed, double ElapsedS, int DurationS, IReadOnlyList<IncidentReport> Incidents)
{
    /// <summary>No plan has been run.</summary>
    public static ScheduleReport None { get; } = new("none", 0, 0, 0, []);
}
