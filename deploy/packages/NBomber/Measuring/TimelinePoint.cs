namespace NBomber.Measuring;

/// <summary>What ended within one span of the load.</summary>
/// <param name="From">Since the load began.</param>
/// <param name="Span">Length.</param>
/// <param name="Ok">Requests that went well.</param>
/// <param name="Fail">Requests that failed.</param>
/// <param name="P50Ms">Latency of all of them, in milliseconds.</param>
/// <param name="P95Ms">The same.</param>
/// <param name="P99Ms">The same.</param>
internal readonly record struct TimelinePoint(TimeSpan From, TimeSpan Span, int Ok, int Fail, double P50Ms, double P95Ms, double P99Ms)
{
    /// <summary>Two neighbours as one. The greater percentile stands for both: a plot may hide a good moment, never a bad one.</summary>
    public TimelinePoint Merge(TimelinePoint next) => new(
        From, Span + next.Span, Ok + next.Ok, Fail + next.Fail,
        Math.Max(P50Ms, next.P50Ms), Math.Max(P95Ms, next.P95Ms), Math.Max(P99Ms, next.P99Ms));
}
