using FeedRanking.Benchmarks.Ratios;

namespace FeedRanking.Benchmarks.Feeds;

/// <summary>What a load saw.</summary>
/// <param name="LatenciesMs">Of full pages that the heavy ranker ranked, ascending. Only these are the whole work.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Feeds">Full pages, whoever ranked them.</param>
/// <param name="Failed">Requests without a full page.</param>
internal sealed record FeedLoadResult(IReadOnlyList<double> LatenciesMs, double Seconds, int Feeds, int Failed)
{
    public int Heavy => LatenciesMs.Count;

    public double HeavyPerSecond => Heavy / Seconds;

    public double HeavyShare => Feeds == 0 ? 0 : (double)Heavy / Feeds;

    public double P50Ms => Medians.Percentile(LatenciesMs, 0.5);

    public double P99Ms => Medians.Percentile(LatenciesMs, 0.99);

    /// <summary>Heavy-ranked pages that came in time, a second.</summary>
    public double PerSecondWithin(TimeSpan limit) => LatenciesMs.Count(latencyMs => latencyMs <= limit.TotalMilliseconds) / Seconds;

    public static FeedLoadResult Of(IReadOnlyCollection<FeedTime> times, TimeSpan elapsed)
    {
        var full = times.Where(time => time.Outcome.Items == FeedLoad.PageSize).ToList();
        return new FeedLoadResult(
            [.. full.Where(time => time.Outcome.ServedBy == "heavy").Select(time => time.LatencyMs).Order()], elapsed.TotalSeconds, full.Count, times.Count - full.Count);
    }
}
