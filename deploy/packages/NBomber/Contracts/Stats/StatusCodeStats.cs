namespace NBomber.Contracts.Stats;

public sealed class StatusCodeStats
{
    public string StatusCode { get; set; } = "";

    public bool IsError { get; set; }

    /// <summary>The message of the first response with this code.</summary>
    public string Message { get; set; } = "";

    public int Count { get; set; }

    /// <summary>Share of all requests, ok and failed, in whole percent.</summary>
    public int Percent { get; set; }
}
