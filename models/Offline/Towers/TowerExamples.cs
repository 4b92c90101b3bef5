using FeedRanking.Datasets;
using FeedRanking.Features;
using FeedRanking.Offline.Replay;
using FeedRanking.Offline.Rows;

namespace FeedRanking.Offline.Towers;

/// <summary>
/// Makes examples by replay: at some moments of each viewer's time line, the state that serving would have known then, and what the
/// viewer wanted afterwards, up to the last day of training. Then one test per viewer of the days after.
/// </summary>
internal sealed class TowerExamples(Dataset data, RowsDescription about, TowerFiles files, IProgress<string> progress)
{
    private const int MomentsPerViewer = 5;

    // Moments lie between these parts of a viewer's impressions: some history before, some wishes after.
    private const double Earliest = 0.15;
    private const double Latest = 0.95;

    // What counts as wanted in the test besides long views and likes: nearly all of it was watched (published protocol).
    private const double WatchedRatio = 0.95;

    private readonly Dictionary<long, List<(int Slot, bool Wanted)>> _timelines = [];
    private readonly Dictionary<long, List<(int Count, TowerState State)>> _moments = [];

    public void Run()
    {
        var known = TrainingWindow.Until(data, about.To);
        var replay = new LogReplay(known, shiftMs: 0);
        for (var slot = 0; slot < replay.Catalogue.Count; slot++)
        {
            files.AddVideo(replay.Catalogue[slot]);
        }

        var choices = Choices(known);
        replay.Run(impression => Look(impression, choices, replay.Catalogue));
        foreach (var (viewerId, moments) in _moments.OrderBy(pair => pair.Key))
        {
            files.AddPositives([.. _timelines[viewerId].Where(step => step.Wanted).Select(step => step.Slot).Distinct()]);
            moments.ForEach(moment => AddExample(_timelines[viewerId], moment.Count, moment.State));
        }

        progress.Report($"{files.Examples.Count:N0} examples");
        AddTests(replay);
        progress.Report($"{files.Tests.Count:N0} tests");
    }

    // How many impressions lie before each chosen moment, per viewer.
    private Dictionary<long, HashSet<int>> Choices(Dataset known)
    {
        var counts = known.History.Select(row => row.ViewerId).Concat(known.Log.Select(row => row.ViewerId)).CountBy(id => id);
        var random = new Random(about.Seed);
        return counts.OrderBy(pair => pair.Key).ToDictionary(
            pair => pair.Key,
            pair => Enumerable.Range(0, MomentsPerViewer)
                .Select(_ => Math.Max(1, (int)(pair.Value * (Earliest + ((Latest - Earliest) * random.NextDouble())))))
                .ToHashSet());
    }

    private void Look(ReplayImpression impression, Dictionary<long, HashSet<int>> choices, VideoCatalogue catalogue)
    {
        var viewerId = impression.Viewer.ViewerId;
        if (!_timelines.TryGetValue(viewerId, out var timeline))
        {
            _timelines[viewerId] = timeline = [];
            _moments[viewerId] = [];
        }

        if (choices[viewerId].Contains(timeline.Count))
        {
            _moments[viewerId].Add((timeline.Count, TowerState.Of(impression.Viewer, catalogue)));
        }

        timeline.Add((impression.Slot, (impression.Labels & (Outcomes.LongView | Outcomes.Like)) != 0));
    }

    private void AddExample(List<(int Slot, bool Wanted)> timeline, int count, TowerState state)
    {
        var before = state.History.Where(slot => slot >= 0).ToHashSet();
        var targets = timeline.Skip(count).Where(step => step.Wanted && !before.Contains(step.Slot)).Select(step => step.Slot).ToHashSet();
        if (targets.Count > 0)
        {
            files.Examples.Add(state, targets, before);
        }
    }

    private void AddTests(LogReplay replay)
    {
        var seen = replay.Seen.ToDictionary(pair => pair.Key, pair => pair.Value.Ids.ToHashSet());
        foreach (var row in data.Log.Where(row => row.Date > about.To && row.Date < about.EvaluateFrom && seen.ContainsKey(row.ViewerId)))
        {
            seen[row.ViewerId].Add(row.VideoId);
        }

        var wanted = data.Log.Where(row => row.Date >= about.EvaluateFrom && IsWanted(row)).GroupBy(row => row.ViewerId).OrderBy(group => group.Key);
        foreach (var viewer in wanted)
        {
            var excluded = seen.GetValueOrDefault(viewer.Key) ?? [];
            var targets = Slots(viewer.Select(row => row.VideoId).Where(id => !excluded.Contains(id)), replay.Catalogue);
            if (targets.Count > 0)
            {
                var row = replay.Viewers.TryGetValue(viewer.Key, out var state) ? state : ViewerRow.Unknown(viewer.Key, Regions.Global);
                files.Tests.Add(TowerState.Of(row, replay.Catalogue), targets, Slots(excluded, replay.Catalogue));
            }
        }
    }

    private static bool IsWanted(ImpressionRecord row) =>
        row.LongView || row.Like || row.PlayTimeMs >= WatchedRatio * Math.Max(row.DurationMs, 1);

    private static HashSet<int> Slots(IEnumerable<long> videoIds, VideoCatalogue catalogue) =>
        [.. videoIds.Select(id => catalogue.TryGetSlot(id, out var slot) ? slot : -1).Where(slot => slot >= 0)];
}
