using FeedRanking.Datasets;
using FeedRanking.Features;
using FeedRanking.Offline.Evaluation.Baselines;
using FeedRanking.Offline.Replay;
using FeedRanking.Offline.Rows;

namespace FeedRanking.Offline.Evaluation;

/// <summary>Evaluates rankers on logged impressions through the served models and the served feature code.</summary>
internal sealed class Evaluator(RankerModels models, IProgress<string>? progress)
{
    private const int RandomSeed = 1;

    /// <summary>Replays the data twice, frozen and online, and scores the impressions of the window.</summary>
    public ImpressionScores Score(Dataset data, EvaluationWindow window, CancellationToken cancellationToken)
    {
        // Nothing after the window can matter; leaving it out makes that certain.
        var until = data with { Log = [.. data.Log.Where(row => row.Date <= window.To)] };
        List<int> evaluated = [.. Enumerable.Range(0, until.Log.Count).Where(i => window.Contains(until.Log[i].Date)).OrderBy(i => until.Log[i].Line)];

        progress?.Report($"evaluate: replay with outcomes frozen before {window.From} …");
        var frozen = ReplayScores.Of(until, evaluated, ReplayScores.FrozenFrom(window.From), [models.Light, models.Heavy], cancellationToken);

        progress?.Report("evaluate: replay with everything online …");
        var served = ReplayScores.Of(until, evaluated, new ReplayOptions(), [models.Heavy], cancellationToken);
        return new(
            [.. evaluated.Select(i => until.Log[i])],
            LongView(frozen[0], models.Light),
            LongView(frozen[1], models.Heavy),
            models.Heavy.Heads,
            served[0]);
    }

    /// <summary>Computes the metrics of protocols A and B.</summary>
    public static EvaluationReport Report(Dataset data, EvaluationWindow window, ImpressionScores scores)
    {
        long[] viewers = [.. scores.Impressions.Select(row => row.ViewerId)];
        bool[] longViews = [.. scores.Impressions.Select(row => row.LongView)];
        var popularity = new PopularityBaseline(data, window.From);
        var machine = new FactorizationMachineBaseline(data, window.From);
        var random = new Random(RandomSeed);
        var a = new Dictionary<string, WithinViewer>
        {
            ["random"] = WithinViewer.Of(viewers, longViews, [.. viewers.Select(_ => random.NextSingle())]),
            ["popularity"] = WithinViewer.Of(viewers, longViews, [.. scores.Impressions.Select(row => popularity.Score(row.VideoId))]),
            ["fm"] = WithinViewer.Of(viewers, longViews, [.. scores.Impressions.Select(machine.Score)]),
            ["light"] = WithinViewer.Of(viewers, longViews, scores.Light),
            ["heavy"] = WithinViewer.Of(viewers, longViews, scores.Heavy),
        };
        var (b, ece) = (new Dictionary<string, Auc>(), new Dictionary<string, double>());
        foreach (var head in Enumerable.Range(0, scores.Heads.Count).Where(head => RowLabels.Outcome(head) != Outcomes.None))
        {
            bool[] labels = [.. scores.Impressions.Select(row => (ReplayTimeline.Labels(row) & RowLabels.Outcome(head)) != 0)];
            var probabilities = scores.Head(head);
            b[scores.Heads[head]] = Auc.Of(labels, probabilities);
            ece[scores.Heads[head]] = CalibrationError.Of(labels, probabilities);
        }

        return new(a, b, ece);
    }

    private static float[] LongView(float[] scores, RankerModel model) =>
        ImpressionScores.Column(scores, model.Heads.Count, model.Heads.ToList().IndexOf("long_view"));
}
