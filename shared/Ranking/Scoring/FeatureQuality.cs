using FeedRanking.Features;
using FeedRanking.Features.Definitions;

namespace FeedRanking.Ranking;

/// <summary>Measures what features a request was scored with: how many values are declared defaults, and how old the viewer's are.</summary>
internal sealed class FeatureQuality(FeatureSet features, KeyValuePair<string, object?> model)
{
    private const double SecondMs = 1_000;

    private readonly int _viewerColumns = features.CountColumns(FeatureEntity.Viewer);
    private readonly int _videoColumns = features.CountColumns(FeatureEntity.Video);
    private readonly int _bothColumns = features.CountColumns(FeatureEntity.ViewerVideo);

    /// <summary>Counts what one request lacked.</summary>
    /// <param name="viewer">The viewer.</param>
    /// <param name="nowMs">What the features were computed for.</param>
    /// <param name="rows">Candidates.</param>
    /// <param name="unknown">Candidates that this replica does not know.</param>
    public void Note(ViewerRow viewer, long nowMs, int rows, int unknown)
    {
        if (unknown > 0)
        {
            Defaulted(FeatureEntity.Video, unknown * _videoColumns);
            Defaulted(FeatureEntity.ViewerVideo, unknown * _bothColumns);
        }

        var changedAtMs = Math.Max(viewer.Counters.UpdatedAtMs, viewer.LastImpressionMs);
        if (changedAtMs == 0)
        {
            Defaulted(FeatureEntity.Viewer, rows * _viewerColumns);
        }
        else
        {
            RankingMetrics.FeaturesAge.Record(Math.Max(nowMs - changedAtMs, 0) / SecondMs, model);
        }
    }

    /// <summary>Counts values of a group that are declared defaults.</summary>
    public void Defaulted(FeatureEntity group, int values) =>
        RankingMetrics.FeaturesDefaulted.Add(values, model, new KeyValuePair<string, object?>("group", NameOf(group)));

    private static string NameOf(FeatureEntity group) => group switch
    {
        FeatureEntity.Viewer => "viewer",
        FeatureEntity.Video => "video",
        FeatureEntity.ViewerVideo => "viewer_video",
        _ => "context",
    };
}
