namespace NBomber.Contracts.Stats;

/// <summary>Requests by latency in milliseconds.</summary>
public sealed class LatencyCount
{
    public int LessOrEq800 { get; set; }

    public int More800Less1200 { get; set; }

    public int MoreOrEq1200 { get; set; }
}
