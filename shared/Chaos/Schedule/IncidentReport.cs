namespace FeedRanking.Chaos;

/// <summary>What came of an incident.</summary>
/// <param name="AfterS">When it was to begin, seconds after the plan's start.</param>
/// <param name="Fault">One of <see cref="FaultNames"/>.</param>
/// <param name="Target">One of <see cref="FaultTargets"/>.</param>
/// <param name="DurationS">Seconds that it was to last.</param>
/// <param name="Rate">Share of calls.</param>
/// <param name="State">waiting, begun or refused.</param>
public sealed record IncidentReport(int AfterS, string Fault, string Target, int DurationS, double Rate, string State)
{
    /// <summary>Names the fault once it has begun.</summary>
    public string? Id { get; init; }

    /// <summary>Why it was refused.</summary>
    public string? Reason { get; init; }

    /// <summary>Calls that it hit; known once the plan is over.</summary>
    public long? Injections { get; init; }
}
