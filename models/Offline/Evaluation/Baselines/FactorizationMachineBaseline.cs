using FeedRanking.Datasets;
using FeedRanking.Features;

namespace FeedRanking.Offline.Evaluation.Baselines;

/// <summary>
/// A factorization machine over the ids of an impression (viewer, video, creator, topic, music, surface, duration class), trained on long views
/// of everything before the evaluated days: the same rows that the rankers learn from.
/// </summary>
internal sealed class FactorizationMachineBaseline
{
    private const int Fields = 7;

    private readonly Dictionary<(int Field, long Value), int> _values = [];
    private readonly Dictionary<long, VideoRecord> _videos;
    private readonly FactorizationMachine _machine;

    public FactorizationMachineBaseline(Dataset data, int from, FactorizationMachineOptions? options = null)
    {
        _videos = data.Videos.ToDictionary(video => video.VideoId);
        List<(long Viewer, long Video, byte Surface, bool LongView)> known =
        [
            .. data.History.Select(row => (row.ViewerId, row.VideoId, Surfaces.Unknown, row.LongView)),
            .. data.Log.Where(row => row.Date < from).Select(row => (row.ViewerId, row.VideoId, row.Tab, row.LongView)),
        ];

        // The first value of each field stands for all that the rows do not know.
        for (var field = 0; field < Fields; field++)
        {
            _values[(field, long.MinValue)] = _values.Count;
        }

        var rows = new int[known.Count * Fields];
        for (var row = 0; row < known.Count; row++)
        {
            var (viewer, video, surface, _) = known[row];
            Fill(viewer, video, surface, rows.AsSpan(row * Fields, Fields), (field, value) => Add(field, value));
        }

        _machine = new FactorizationMachine(_values.Count, options ?? new FactorizationMachineOptions());
        _machine.Fit(rows, [.. known.Select(row => row.LongView)], Fields);
    }

    public float Score(ImpressionRecord impression)
    {
        Span<int> row = stackalloc int[Fields];
        Fill(impression.ViewerId, impression.VideoId, impression.Tab, row, Find);
        return _machine.Score(row);
    }

    private int Add(int field, long value)
    {
        if (!_values.TryGetValue((field, value), out var index))
        {
            _values[(field, value)] = index = _values.Count;
        }

        return index;
    }

    private int Find(int field, long value) =>
        _values.TryGetValue((field, value), out var index) ? index : _values[(field, long.MinValue)];

    private void Fill(long viewer, long videoId, byte surface, Span<int> row, Func<int, long, int> index)
    {
        var video = _videos.GetValueOrDefault(videoId);
        row[0] = index(0, viewer);
        row[1] = index(1, videoId);
        row[2] = index(2, video?.CreatorId ?? -1);
        row[3] = index(3, video?.Topic ?? -1);
        row[4] = index(4, video?.MusicId ?? 0);
        row[5] = index(5, surface);
        row[6] = index(6, DurationBuckets.Of(video?.DurationMs ?? 0));
    }
}
