using FeedRanking.Datasets;
using FeedRanking.Features;
using FeedRanking.FeatureStore;
using FeedRanking.Offline.Evaluation;
using FeedRanking.Offline.Load;
using FeedRanking.Offline.Replay;
using FeedRanking.Retrieval.Sources;

namespace FeedRanking.Offline.Recall;

/// <summary>
/// Protocol C: which videos each viewer wanted in the window (long view, like, or nearly all of it watched), without those seen before
/// it, and the state that serving would have known just before.
/// </summary>
internal sealed class RecallTask
{
    // Nearly all of a video was watched (published protocol).
    private const double WatchedRatio = 0.95;

    private readonly LogReplay _replay;

    // From then on an outcome is known (published protocol).
    private const long KnownAfterMs = 5_000;

    /// <param name="data">Everything; what lies in the window or after it is never replayed.</param>
    /// <param name="window">The days of the test.</param>
    /// <param name="ageMs">How old the state is: what became known later is left out. 0 for all that was known just before the window.</param>
    public RecallTask(Dataset data, EvaluationWindow window, long ageMs = 0)
    {
        NowMs = data.Log.Where(row => window.Contains(row.Date)).Min(row => row.TimeMs) - ageMs;
        var before = data with { Log = [.. data.Log.Where(row => row.Date < window.From && (ageMs == 0 || row.TimeMs + row.PlayTimeMs + KnownAfterMs <= NowMs))] };
        _replay = new LogReplay(before, shiftMs: 0);
        _replay.Run();
        Popular = PopularityLists.OfLog(before, _replay.Catalogue, shiftMs: 0, NowMs).Make();
        Viewers = [.. data.Log
            .Where(row => window.Contains(row.Date) && IsWanted(row))
            .GroupBy(row => row.ViewerId)
            .OrderBy(viewer => viewer.Key)
            .Select(viewer => Viewer(viewer.Key, viewer.Select(row => row.VideoId)))
            .Where(viewer => viewer.WantedCount > 0)];
    }

    /// <summary>All videos with their counters just before the window.</summary>
    public VideoCatalogue Catalogue => _replay.Catalogue;

    /// <summary>The time of every request, milliseconds since the Unix epoch: the window's first impression, less the state's age.</summary>
    public long NowMs { get; }

    /// <summary>Popularity lists per region just before the window.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<PopularVideo>> Popular { get; }

    /// <summary>Who wanted something, by id.</summary>
    public IReadOnlyList<RecallViewer> Viewers { get; }

    private RecallViewer Viewer(long viewerId, IEnumerable<long> wantedIds)
    {
        var row = _replay.Viewers.TryGetValue(viewerId, out var known) ? known : ViewerRow.Unknown(viewerId, Regions.Global);
        var seen = _replay.Seen.TryGetValue(viewerId, out var list) ? list : new SeenList();
        var (wanted, count) = (new SlotSet(Catalogue.Count), 0);
        var excluded = SlotSet.Of(Catalogue, seen.Ids, Catalogue.Count);
        foreach (var videoId in wantedIds)
        {
            count += Catalogue.TryGetSlot(videoId, out var slot) && !excluded.Contains(slot) && wanted.Add(slot) ? 1 : 0;
        }

        return new(row, seen, excluded, wanted, count);
    }

    private static bool IsWanted(ImpressionRecord row) =>
        row.LongView || row.Like || row.PlayTimeMs >= WatchedRatio * Math.Max(row.DurationMs, 1);
}
