using System.Globalization;
using FeedRanking.Features;
using FeedRanking.Features.Definitions;
using FeedRanking.Offline.Replay;

namespace FeedRanking.Offline.Rows;

/// <summary>The folder of arrays that training reads: features, labels and keys of each row, and rows.json, which names the columns.</summary>
internal sealed class RowFiles : IDisposable
{
    private readonly string _directory;
    private readonly NpyWriter<float> _features;
    private readonly NpyWriter<float> _labels;
    private readonly NpyWriter<long> _viewers;
    private readonly NpyWriter<long> _videos;
    private readonly NpyWriter<long> _times;
    private readonly NpyWriter<int> _dates;
    private readonly NpyWriter<int> _slots;
    private readonly NpyWriter<byte> _states;
    private readonly HistoryFiles _histories;
    private readonly float[] _row = new float[RankingFeatures.Heavy.Width];
    private readonly float[] _labelRow = new float[RowLabels.Names.Count];

    public RowFiles(string directory)
    {
        Directory.CreateDirectory(directory);
        _directory = directory;
        _features = new(Path.Combine(directory, "features.npy"), RankingFeatures.Heavy.Width);
        _labels = new(Path.Combine(directory, "labels.npy"), RowLabels.Names.Count);
        _viewers = new(Path.Combine(directory, "viewer.npy"));
        _videos = new(Path.Combine(directory, "video.npy"));
        _times = new(Path.Combine(directory, "time_ms.npy"));
        _dates = new(Path.Combine(directory, "date.npy"));
        _slots = new(Path.Combine(directory, "slot.npy"));
        _states = new(Path.Combine(directory, "state.npy"));
        _histories = new(directory);
    }

    public long Count { get; private set; }

    public void Add(ReplayImpression impression, VideoCatalogue catalogue, RowState state)
    {
        var features = new RankingFeatures(impression.Viewer, catalogue, new(impression.TimeMs, impression.Surface));
        features.Assemble(RankingFeatures.Heavy, [impression.Slot], _row);
        if (state == RowState.Candidate)
        {
            Array.Fill(_labelRow, RowLabels.Unknown);
        }
        else
        {
            RowLabels.Fill(impression.Labels, impression.PlayTimeMs, _labelRow);
        }

        _features.Write(_row);
        _labels.Write(_labelRow);
        _viewers.Write(impression.Viewer.ViewerId);
        _videos.Write(impression.VideoId);
        _times.Write(impression.TimeMs);
        _dates.Write(impression.Date);
        _slots.Write(impression.Slot);
        _states.Write((byte)state);
        _histories.Add(impression, catalogue);
        Count++;
    }

    /// <summary>Writes the buckets of all videos in the order of their slots.</summary>
    public void AddVideos(VideoCatalogue catalogue)
    {
        using var buckets = new NpyWriter<float>(Path.Combine(_directory, "video_buckets.npy"), VideoBuckets.Columns.Count);
        var row = new float[VideoBuckets.Columns.Count];
        for (var slot = -1; slot < catalogue.Count; slot++)
        {
            // The first row is that of a video that is not known, so that slot + 1 finds every video's.
            VideoBuckets.Fill(catalogue, [slot], row);
            buckets.Write(row);
        }
    }

    /// <summary>Writes the buckets of viewers.</summary>
    public void AddViewers(IEnumerable<ViewerRow> viewers)
    {
        using var ids = new NpyWriter<long>(Path.Combine(_directory, "viewer_ids.npy"));
        using var buckets = new NpyWriter<float>(Path.Combine(_directory, "viewer_buckets.npy"), ViewerBuckets.Columns.Count);
        var row = new float[ViewerBuckets.Columns.Count];
        foreach (var viewer in viewers.OrderBy(viewer => viewer.ViewerId))
        {
            ViewerBuckets.Fill(viewer, row);
            ids.Write(viewer.ViewerId);
            buckets.Write(row);
        }
    }

    public void Describe(RowsDescription about) => DescriptionFile.Write(
        Path.Combine(_directory, "rows.json"),
        new
        {
            columns = RankingFeatures.Heavy.Columns,
            light_columns = RankingFeatures.Light.Columns,
            defaults = FeatureCatalogue.All.ToDictionary(feature => feature.Column, feature => feature.Default),
            history_columns = HistoryInputs.Columns,
            history_length = HistoryInputs.Length,
            video_columns = VideoBuckets.Columns,
            video_buckets = VideoBuckets.Counts,
            viewer_columns = ViewerBuckets.Columns,
            viewer_buckets = ViewerBuckets.Count,
            labels = RowLabels.Names,
            rows = Count.ToString(CultureInfo.InvariantCulture),
        },
        about);

    public void Dispose()
    {
        _features.Dispose();
        _labels.Dispose();
        _viewers.Dispose();
        _videos.Dispose();
        _times.Dispose();
        _dates.Dispose();
        _slots.Dispose();
        _states.Dispose();
        _histories.Dispose();
    }
}
