using FeedRanking.LoadTests.Grpc;
using FeedRanking.LoadTests.Metrics;
using Grpc.Core;

namespace FeedRanking.LoadTests.Tests.Grpc;

public sealed class DeadlineFiguresTests
{
    [Fact]
    public void Figures_CountWorkForNobody_FromWhatTheRankerSaysBetween()
    {
        // 100 runs of 10 ms after 10 before, features of 2 ms each; 5 given up after the run, 3 before it, 20 in the queue, 7 not begun because they would have come too late.
        var before = Page(runs: 10, runMs: 100, features: 10, featuresMs: 20, answer: 1, run: 0, queue: 0, work: 2);
        var after = Page(runs: 110, runMs: 1_100, features: 110, featuresMs: 220, answer: 6, run: 3, queue: 20, work: 9);
        var figures = DeadlineProbe.Figures(
            new PrometheusPage(before), new PrometheusPage(after), [StatusCode.OK, StatusCode.OK, StatusCode.DeadlineExceeded, StatusCode.ResourceExhausted], capacity: 100);

        (figures.Sent, figures.Answered, figures.DeadlineExceeded, figures.OtherFailures).ShouldBe((4, 2, 1, 1));
        figures.DroppedByStage.ShouldBe(new Dictionary<string, double> { ["queue"] = 20, ["work"] = 7, ["run"] = 3, ["answer"] = 5 }, ignoreOrder: true);
        (figures.Runs, figures.OfferedRps).ShouldBe((100, 130));
        figures.WorkSeconds.ShouldBe(1.2, 1e-9);
        figures.WastedShareAtMost.ShouldBe(((5 * 0.012) + (3 * 0.002)) / 1.2, 1e-9);
    }

    private static string Page(int runs, double runMs, int features, double featuresMs, int answer, int run, int queue, int work) => string.Join(
        '\n',
        Histogram("feedranking_inference_run_duration_seconds", runs, runMs),
        Histogram("feedranking_ranking_features_duration_seconds", features, featuresMs),
        $"feedranking_ranking_dropped_total{{stage=\"answer\"}} {answer}",
        $"feedranking_ranking_dropped_total{{stage=\"run\"}} {run}",
        $"feedranking_ranking_dropped_total{{stage=\"queue\"}} {queue}",
        $"feedranking_ranking_dropped_total{{stage=\"work\"}} {work}");

    private static string Histogram(string name, int count, double sumMs) => FormattableString.Invariant(
        $"{name}_bucket{{model=\"heavy-ranker\",le=\"+Inf\"}} {count}\n{name}_sum{{model=\"heavy-ranker\"}} {sumMs / 1_000}");
}
