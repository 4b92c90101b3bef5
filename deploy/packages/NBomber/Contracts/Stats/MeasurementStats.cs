namespace NBomber.Contracts.Stats;

public sealed class MeasurementStats
{
    public RequestStats Request { get; set; } = new();

    public LatencyStats Latency { get; set; } = new();

    public DataTransferStats DataTransfer { get; set; } = new();

    public StatusCodeStats[] StatusCodes { get; set; } = [];
}
