namespace FeedRanking.Chaos;

/// <summary>A list of incidents.</summary>
/// <param name="Seed">What the plan was drawn from; only told again where it was written out.</param>
/// <param name="Incidents">1 to <see cref="MaxIncidents"/>, in the order in which they begin.</param>
public sealed record IncidentPlan(int Seed, IReadOnlyList<Incident> Incidents)
{
    /// <summary>Most incidents of a plan.</summary>
    public const int MaxIncidents = 100;

    /// <summary>Latest beginning, seconds after the plan's start.</summary>
    public const int MaxAfterS = 3_600;

    /// <summary>Longest time that incidents are drawn over, minutes.</summary>
    public const int MaxMinutes = 60;

    /// <summary>Seconds from the start until the last incident has ended.</summary>
    public int DurationS => Incidents.Max(incident => incident.AfterS + incident.Request.DurationS);

    /// <summary>
    /// Draws incidents: the same seed gives the same plan. Not those that need more than this system surely has: a second replica, or somebody who
    /// starts a dead process again.
    /// </summary>
    /// <param name="seed">The seed.</param>
    /// <param name="count">How many: 1 to <see cref="MaxIncidents"/>.</param>
    /// <param name="minutes">All begin within: 1 to <see cref="MaxMinutes"/>.</param>
    public static IncidentPlan Draw(int seed, int count, int minutes)
    {
        const int shortestS = 5;
        const int longestS = 30;
        var random = new Random(seed);
        var faults = FaultCatalogue.All.Where(fault => fault.Name is not (FaultNames.ColdRestart or FaultNames.SlowReplica)).ToList();
        var incidents = new List<Incident>(count);
        for (var i = 0; i < count; i++)
        {
            var fault = faults[random.Next(faults.Count)];
            var target = fault.Targets[random.Next(fault.Targets.Count)];
            var rate = fault.Find(FaultParameter.Rate)?.Default ?? 1;
            var request = new FaultRequest(fault, target, Replica: null, rate, random.Next(shortestS, longestS + 1))
            {
                LatencyMs = (int?)fault.Find(FaultParameter.LatencyMs)?.Default ?? 0,
                AgeS = (int?)fault.Find(FaultParameter.AgeS)?.Default ?? 0,
                Group = fault.Find(FaultParameter.Group)?.Words is { } groups ? groups[random.Next(groups.Count)] : null,
            };
            incidents.Add(new Incident(random.Next(0, minutes * 60), request));
        }

        return new IncidentPlan(seed, [.. incidents.OrderBy(incident => incident.AfterS)]);
    }
}
