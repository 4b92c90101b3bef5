using FeedRanking.Datasets;

namespace FeedRanking.Offline.Evaluation.Baselines;

/// <summary>The published baseline: a video's long-view rate over everything before the evaluated days, smoothed by 20 impressions of the overall rate.</summary>
internal sealed class PopularityBaseline
{
    private const float PriorImpressions = 20;

    private readonly Dictionary<long, (int Impressions, int LongViews)> _videos = [];
    private readonly float _overall;

    public PopularityBaseline(Dataset data, int from)
    {
        var (impressions, longViews) = (0, 0);
        var known = data.History.Select(row => (row.VideoId, row.LongView))
            .Concat(data.Log.Where(row => row.Date < from).Select(row => (row.VideoId, row.LongView)));
        foreach (var (videoId, longView) in known)
        {
            var counts = _videos.GetValueOrDefault(videoId);
            _videos[videoId] = (counts.Impressions + 1, counts.LongViews + (longView ? 1 : 0));
            impressions++;
            longViews += longView ? 1 : 0;
        }

        _overall = impressions == 0 ? 0 : (float)longViews / impressions;
    }

    public float Score(long videoId)
    {
        var (impressions, longViews) = _videos.GetValueOrDefault(videoId);
        return (longViews + (PriorImpressions * _overall)) / (impressions + PriorImpressions);
    }
}
