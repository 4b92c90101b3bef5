using System.Diagnostics.Metrics;
using OpenTelemetry.Metrics;

namespace FeedRanking.ServiceDefaults.Telemetry;

/// <summary>Bucket bounds of duration histograms: fine where a budget of 180 ms and its steps are decided, coarse beyond it.</summary>
internal static class LatencyBuckets
{
    public static readonly IReadOnlyList<double> BoundsMs =
        [0.25, 0.5, 1, 2, 3, 5, 7.5, 10, 15, 20, 25, 35, 50, 60, 75, 90, 120, 150, 180, 250, 500, 1_000, 2_500, 5_000];

    private static readonly HashSet<string> RequestDurations = new(StringComparer.Ordinal)
    {
        "http.server.request.duration",
        "http.client.request.duration",
    };

    /// <summary>The view of an instrument; null leaves it as it is (another unit, or bounds of its own).</summary>
    public static MetricStreamConfiguration? ViewOf(Instrument instrument)
    {
        var isOurs = instrument.Meter.Name.StartsWith("FeedRanking.", StringComparison.Ordinal) && HasNoBoundsOfItsOwn(instrument);
        if (!isOurs && !RequestDurations.Contains(instrument.Name))
        {
            return null;
        }

        return instrument.Unit switch
        {
            "s" => new ExplicitBucketHistogramConfiguration { Boundaries = [.. BoundsMs.Select(bound => bound / 1_000)] },
            "ms" => new ExplicitBucketHistogramConfiguration { Boundaries = [.. BoundsMs] },
            _ => null,
        };
    }

    private static bool HasNoBoundsOfItsOwn(Instrument instrument) => instrument
        is Histogram<double> { Advice: null }
        or Histogram<float> { Advice: null }
        or Histogram<long> { Advice: null }
        or Histogram<int> { Advice: null };
}
