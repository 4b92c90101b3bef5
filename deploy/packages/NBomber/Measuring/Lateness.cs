namespace NBomber.Measuring;

/// <summary>How late the generator itself started the requests of a scenario, in milliseconds after their intended starts.</summary>
internal sealed record Lateness(long Count, double P50Ms, double P95Ms, double P99Ms, double MaxMs)
{
    public static Lateness Of(LogLinearHistogram microseconds) => new(
        microseconds.Count,
        microseconds.Percentile(50) / 1000.0,
        microseconds.Percentile(95) / 1000.0,
        microseconds.Percentile(99) / 1000.0,
        microseconds.Max / 1000.0);
}
