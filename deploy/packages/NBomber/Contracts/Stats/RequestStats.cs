namespace NBomber.Contracts.Stats;

public sealed class RequestStats
{
    public int Count { get; set; }

    public double RPS { get; set; }

    /// <summary>Share of all requests, ok and failed, in whole percent.</summary>
    public int Percent { get; set; }
}
