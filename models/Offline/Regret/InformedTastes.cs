using FeedRanking.Datasets;
using FeedRanking.World;

namespace FeedRanking.Offline.Regret;

/// <summary>
/// What could be known of viewers at best: somebody who knows every video, and how tastes are spread over the viewers of a region, reads a viewer's
/// log and takes the tastes that are most probable then (maximum a posteriori, Gaussian prior). No ranker knows more, most know less; what
/// is missing from there to the ideal page is noise in the viewer's own reactions.
/// </summary>
internal sealed class InformedTastes
{
    private const int Steps = 200;
    private const double StepSize = 0.03;
    private const double Difference = 0.01;

    private readonly KnownTruth _truth;
    private readonly ILookup<long, (int VideoId, ReactionContext Context, bool LongView)> _log;
    private readonly Dictionary<string, double[]> _means;
    private readonly double[][] _covariance;
    private readonly double _logDuration;

    public InformedTastes(KnownTruth truth, Dataset log)
    {
        _truth = truth;
        _log = log.History.Select(row => (row.ViewerId, Seen: ((int)row.VideoId, truth.At(0), row.LongView)))
            .Concat(log.Log.Select(row => (row.ViewerId, Seen: ((int)row.VideoId, new ReactionContext(row.Tab, HourOf(row.TimeMs), 0), row.LongView))))
            .ToLookup(row => row.ViewerId, row => row.Seen);
        var viewers = Enumerable.Range(0, truth.Viewers).Select(truth.Viewer).ToList();
        _means = viewers.GroupBy(viewer => viewer.Region).ToDictionary(region => region.Key, region => Mean([.. region.Select(Vector)]));
        _covariance = Covariance([.. viewers.Select(viewer => Minus(Vector(viewer), _means[viewer.Region]))]);
        _logDuration = viewers.Average(viewer => viewer.PreferredLogDuration);
    }

    /// <summary>The viewer as the log shows them.</summary>
    public SimulatedViewer Of(int viewerId)
    {
        var mean = _means[_truth.Viewer(viewerId).Region];
        var tastes = (double[])mean.Clone();
        for (var step = 0; step < Steps; step++)
        {
            // At the maximum, tastes = mean + covariance × slope of the log's likelihood.
            var slope = Slope(viewerId, With(viewerId, tastes));
            for (var i = 0; i < tastes.Length; i++)
            {
                tastes[i] += StepSize * (mean[i] + Product(_covariance[i], slope) - tastes[i]);
            }
        }

        return With(viewerId, tastes);
    }

    private double[] Slope(int viewerId, SimulatedViewer viewer)
    {
        var slope = new double[viewer.TopicTastes.Count + ReactionModel.StyleDimensions + 1];
        var (less, more) = (viewer with { Mood = viewer.Mood - Difference }, viewer with { Mood = viewer.Mood + Difference });
        foreach (var (videoId, context, isLongView) in _log[viewerId])
        {
            var video = _truth.Video(videoId);
            var change = (LogLikelihood(more, video, context, isLongView) - LogLikelihood(less, video, context, isLongView)) / (2 * Difference);
            slope[0] += change;
            slope[1 + video.Topic] += change;
            for (var i = 0; i < ReactionModel.StyleDimensions; i++)
            {
                slope[1 + viewer.TopicTastes.Count + i] += change * video.Style.Span[i];
            }
        }

        return slope;
    }

    private static double LogLikelihood(SimulatedViewer viewer, SimulatedVideo video, ReactionContext context, bool isLongView)
    {
        var probability = ReactionModel.Probability(Reaction.LongView, viewer, video, context);
        return Math.Log(isLongView ? probability : 1 - probability);
    }

    private SimulatedViewer With(int viewerId, double[] tastes)
    {
        var viewer = _truth.Viewer(viewerId);
        var topics = viewer.TopicTastes.Count;
        return viewer with
        {
            Mood = tastes[0],
            TopicTastes = tastes[1..(1 + topics)],
            StyleTastes = Array.ConvertAll(tastes[(1 + topics)..], value => (float)value),
            PreferredLogDuration = _logDuration,
        };
    }

    private static double[] Vector(SimulatedViewer viewer) =>
        [viewer.Mood, .. viewer.TopicTastes, .. viewer.StyleTastes.ToArray().Select(taste => (double)taste)];

    private static double[] Mean(double[][] vectors) =>
        [.. Enumerable.Range(0, vectors[0].Length).Select(i => vectors.Average(vector => vector[i]))];

    private static double[][] Covariance(double[][] vectors)
    {
        var size = vectors[0].Length;
        var sums = Enumerable.Range(0, size).Select(_ => new double[size]).ToArray();
        foreach (var vector in vectors)
        {
            for (var i = 0; i < size; i++)
            {
                for (var j = 0; j < size; j++)
                {
                    sums[i][j] += vector[i] * vector[j] / vectors.Length;
                }
            }
        }

        return sums;
    }

    private static double[] Minus(double[] vector, double[] mean) => [.. vector.Select((value, i) => value - mean[i])];

    private static double Product(double[] one, double[] other)
    {
        var sum = 0.0;
        for (var i = 0; i < one.Length; i++)
        {
            sum += one[i] * other[i];
        }

        return sum;
    }

    private static int HourOf(long timeMs) => (int)(timeMs / 3_600_000 % 24);
}
