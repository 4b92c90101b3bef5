using FeedRanking.Datasets;
using FeedRanking.Offline.Replay;

namespace FeedRanking.Offline.Rows;

/// <summary>
/// Makes training rows: a snapshot of the features at each impression, as serving would have known them. Viewers are looked at twice,
/// fresh and as of an earlier day, because serving meets both and one model should rank well with either.
/// </summary>
internal sealed class RowMaker(Dataset data, RowFiles files, int to, int evaluateFrom, int seed, IProgress<string>? progress)
{
    private readonly int[] _days = [.. data.Log.Select(row => row.Date).Where(date => date <= to).Distinct().Order()];

    public void Run()
    {
        MakeFresh();
        MakeStale();
        if (evaluateFrom > 0)
        {
            MakeFrozen();
        }
    }

    private void MakeFresh()
    {
        var replay = new LogReplay(data, 0);
        replay.Run(impression =>
        {
            if (impression.Date <= to)
            {
                files.Add(impression, replay.Catalogue, RowState.Fresh);
            }
        });
        progress?.Report($"rows: {files.Count:N0} with everything known");
    }

    private void MakeStale()
    {
        var replay = new LogReplay(data, 0, new() { ViewerLearns = row => row.Date < StaleFrom(row.ViewerId) });
        replay.Run(impression =>
        {
            var isTraining = !impression.IsHistory && impression.Date <= to && (evaluateFrom == 0 || impression.Date < evaluateFrom);
            if (isTraining && impression.Date >= StaleFrom(impression.Viewer.ViewerId))
            {
                files.Add(impression, replay.Catalogue, RowState.StaleViewer);
            }
        });
        progress?.Report($"rows: {files.Count:N0} with those of stale viewers");
    }

    private void MakeFrozen()
    {
        var options = new ReplayOptions { ViewerLearns = IsBefore, CatalogueLearns = IsBefore };
        var replay = new LogReplay(data, 0, options);
        replay.Run(impression =>
        {
            if (!impression.IsHistory && impression.Date >= evaluateFrom && impression.Date <= to)
            {
                files.Add(impression, replay.Catalogue, RowState.Frozen);
            }
        });
        progress?.Report($"rows: {files.Count:N0} with those frozen before {evaluateFrom}");
    }

    private bool IsBefore(ImpressionRecord row) => row.Date < evaluateFrom;

    // The day from which a viewer's outcomes are held back: drawn per viewer, the same in every run of the same seed.
    private int StaleFrom(long viewerId)
    {
        var mixed = (ulong)(viewerId + 1) * 0x9E3779B97F4A7C15UL ^ (ulong)(uint)seed * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 31)) * 0x94D049BB133111EBUL;
        return _days[(int)((mixed >> 33) % (ulong)_days.Length)];
    }
}
