using FeedRanking.LoadTests.Metrics;

namespace FeedRanking.LoadTests.Running;

/// <summary>How the gateway defended itself at one moment. NaN where it does not say.</summary>
/// <param name="AtSeconds">Since the load's begin.</param>
/// <param name="Quality">The quality factor.</param>
/// <param name="HeavyCandidates">Candidates that the heavy ranker is asked about.</param>
/// <param name="Limit">Requests that may be worked on at a time.</param>
/// <param name="InFlight">Requests that are.</param>
/// <param name="Shed">Requests that were not begun, since the gateway's start.</param>
/// <param name="LatenessMs">Time that a request waits before it is begun.</param>
internal sealed record GatewayPoint(double AtSeconds, double Quality, double HeavyCandidates, double Limit, double InFlight, double Shed, double LatenessMs)
{
    private const string QualityMetric = "feedranking_quality_factor_ratio";
    private const string LimitMetric = "feedranking_admission_limit";

    public static GatewayPoint Of(PrometheusPage page, double atSeconds) => new(
        atSeconds,
        page.Has(QualityMetric) ? page.Sum(QualityMetric) : double.NaN,
        page.Has(QualityMetric) ? page.Sum("feedranking_quality_candidates", ("stage", "heavy")) : double.NaN,
        page.Has(LimitMetric) ? page.Sum(LimitMetric) : double.NaN,
        page.Has(LimitMetric) ? page.Sum("feedranking_admission_in_flight") : double.NaN,
        page.Sum("feedranking_admission_shed_total"),
        page.Sum("feedranking_admission_start_lateness_seconds") * 1_000);
}
