using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace FeedRanking.Ranking;

/// <summary>What ranking measures and traces. Attribute: model; never a viewer or a video.</summary>
internal static class RankingMetrics
{
    private const string Name = "FeedRanking.Ranking";
    private static readonly Meter Meter = new(Name);

    /// <summary>Spans of one scoring: features, then the run.</summary>
    public static ActivitySource Activities { get; } = new(Name);

    /// <summary>Time to prepare the viewer and assemble the candidates' rows.</summary>
    public static Histogram<double> FeaturesDuration { get; } =
        Meter.CreateHistogram<double>("feedranking.ranking.features.duration", "s", "Time to compute the features of one request.");

    /// <summary>Candidates of one request.</summary>
    public static Histogram<int> Candidates { get; } =
        Meter.CreateHistogram<int>("feedranking.ranking.candidates", "{candidate}", "Candidates of one request.");

    /// <summary>Candidates that this replica holds no item row for.</summary>
    public static Counter<long> UnknownCandidates { get; } =
        Meter.CreateCounter<long>("feedranking.ranking.candidates.unknown", "{candidate}", "Candidates scored with declared defaults.");

    /// <summary>Feature values that are declared defaults because what they are computed from is missing; attribute group: what they are features of.</summary>
    public static Counter<long> FeaturesDefaulted { get; } = Meter.CreateCounter<long>(
        "feedranking.ranking.features.defaulted", "{value}", "Feature values that are declared defaults, because what they are computed from is missing.");

    /// <summary>Age of the viewer's row when its features were computed.</summary>
    public static Histogram<double> FeaturesAge { get; } = Meter.CreateHistogram<double>(
        "feedranking.ranking.features.age",
        "s",
        "Time since the viewer's last known action, when features were computed.",
        tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [1, 10, 60, 600, 3_600, 21_600, 86_400, 172_800, 604_800, 2_592_000] });

    /// <summary>Requests dropped because the caller's deadline passed or it went away; attribute stage: queue, work (it would have come too late), run or answer.</summary>
    public static Counter<long> Dropped { get; } =
        Meter.CreateCounter<long>("feedranking.ranking.dropped", "{request}", "Requests whose caller no longer waited, by the stage they had reached.");

    /// <summary>Requests whose scores were not finite.</summary>
    public static Counter<long> NotFinite { get; } =
        Meter.CreateCounter<long>("feedranking.ranking.not_finite", "{request}", "Requests for which the model answered NaN or infinity.");
}
