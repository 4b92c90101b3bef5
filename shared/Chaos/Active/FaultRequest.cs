namespace FeedRanking.Chaos;

/// <summary>A fault that somebody wants, within the limits of its definition.</summary>
/// <param name="Fault">What.</param>
/// <param name="Target">About what: one of the definition's targets.</param>
/// <param name="Replica">From 1; null for all.</param>
/// <param name="Rate">Share of calls, 0 to 1.</param>
/// <param name="DurationS">Seconds until it ends by itself, 1 to 600.</param>
public sealed record FaultRequest(FaultDefinition Fault, string Target, int? Replica, double Rate, int DurationS)
{
    /// <summary>Milliseconds that are added; 0 for faults that add none.</summary>
    public int LatencyMs { get; init; }

    /// <summary>Seconds by which features are older; 0 for faults without.</summary>
    public int AgeS { get; init; }

    /// <summary>The group of features; null for faults without.</summary>
    public string? Group { get; init; }

    /// <summary>What the fault shall be called; null leaves it to the process that starts it.</summary>
    public string? Id { get; init; }
}
