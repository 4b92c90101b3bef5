namespace NBomber.Contracts.Stats;

public sealed class DataTransferStats
{
    public long MinBytes { get; set; }

    public long MeanBytes { get; set; }

    public long MaxBytes { get; set; }

    public long Percent50 { get; set; }

    public long Percent75 { get; set; }

    public long Percent95 { get; set; }

    public long Percent99 { get; set; }

    public double StdDev { get; set; }

    public long AllBytes { get; set; }

    public long BytesPerSecond { get; set; }
}
