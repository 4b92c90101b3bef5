using FeedRanking.Datasets;
using FeedRanking.Features;
using FeedRanking.Offline.Replay;

namespace FeedRanking.Offline.Rows;

/// <summary>
/// Makes training rows: a snapshot of the features at each impression, as serving would have known them. Viewers are looked at twice,
/// fresh and as of some days ago, because serving meets both and one model should rank well with either.
/// </summary>
internal sealed class RowMaker(Dataset data, RowFiles files, RowChoices choices, IProgress<string>? progress)
{
    private const long DayMs = 86_400_000;

    // Rows are then 0 to 6 days old: as old as protocol A's, whose viewers are frozen for a week.
    private const long UpdatePeriodMs = 6 * DayMs;

    // Half of them any video, half one that was shown to somebody: retrieval finds both kinds.
    private const int CandidatesPerImpression = 4;

    // Enough to teach a small network; more only take time.
    private const int MaxCandidates = 300_000;

    private long _firstMs = long.MaxValue;

    public void Run()
    {
        MakeFresh();
        MakeStale();
        MakeCandidates();
        if (choices.EvaluateFrom > 0)
        {
            MakeFrozen();
        }
    }

    private void MakeFresh()
    {
        var replay = new LogReplay(data, 0);
        files.AddVideos(replay.Catalogue);
        replay.Run(impression =>
        {
            _firstMs = Math.Min(_firstMs, impression.TimeMs);
            if (impression.Date <= choices.To && IsAfterWarmUp(impression))
            {
                files.Add(impression, replay.Catalogue, RowState.Fresh);
            }
        });
        files.AddViewers(replay.Viewers.Values);
        progress?.Report($"rows: {files.Count:N0} with everything known");
    }

    private void MakeStale()
    {
        var replay = new LogReplay(data, 0, new() { ViewerLearnsAtMs = NextUpdateMs });
        // History stands in the rows with a fresh viewer already.
        var random = new Random(choices.Seed + 1);
        replay.Run(impression =>
        {
            if (IsLearned(impression) && IsAfterWarmUp(impression) && (!impression.IsHistory || random.NextDouble() < choices.StaleHistoryShare))
            {
                files.Add(impression, replay.Catalogue, RowState.StaleViewer);
            }
        });
        progress?.Report($"rows: {files.Count:N0} with those of stale viewers");
    }

    private void MakeCandidates()
    {
        var replay = new LogReplay(data, 0);
        var random = new Random(choices.Seed);
        var stride = 1 + (data.Log.Count * CandidatesPerImpression / MaxCandidates);
        replay.Run(impression =>
        {
            if (impression.IsHistory || impression.Line % stride != 0 || !IsLearned(impression))
            {
                return;
            }

            for (var i = 0; i < CandidatesPerImpression; i++)
            {
                var videoId = i % 2 == 0 ? data.Videos[random.Next(data.Videos.Count)].VideoId : data.Log[random.Next(data.Log.Count)].VideoId;
                if (replay.Catalogue.TryGetSlot(videoId, out var slot))
                {
                    files.Add(impression with { VideoId = videoId, Slot = slot, Labels = Outcomes.None }, replay.Catalogue, RowState.Candidate);
                }
            }
        });
        progress?.Report($"rows: {files.Count:N0} with those of candidates");
    }

    private void MakeFrozen()
    {
        var options = new ReplayOptions { ViewerLearns = IsBefore, CatalogueLearns = IsBefore };
        var replay = new LogReplay(data, 0, options);
        replay.Run(impression =>
        {
            if (!impression.IsHistory && impression.Date >= choices.EvaluateFrom && impression.Date <= choices.To)
            {
                files.Add(impression, replay.Catalogue, RowState.Frozen);
            }
        });
        progress?.Report($"rows: {files.Count:N0} with those frozen before {choices.EvaluateFrom}");
    }

    // Of the first days nothing is taken: counters are still empty then, as they never are in serving.
    private bool IsAfterWarmUp(ReplayImpression impression) => impression.TimeMs >= _firstMs + (choices.WarmUpDays * DayMs);

    private bool IsLearned(ReplayImpression impression) => impression.Date <= choices.To && (choices.EvaluateFrom == 0 || impression.Date < choices.EvaluateFrom);

    private bool IsBefore(ImpressionRecord row) => row.Date < choices.EvaluateFrom;

    // A stale viewer's row is brought up to date every few days, each viewer's at another hour, the same in every run of the same seed.
    private long NextUpdateMs(long viewerId, long knownAtMs)
    {
        var mixed = (ulong)(viewerId + 1) * 0x9E3779B97F4A7C15UL ^ (ulong)(uint)choices.Seed * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 31)) * 0x94D049BB133111EBUL;
        var phaseMs = (long)((mixed >> 20) % UpdatePeriodMs);
        return ((knownAtMs - phaseMs) / UpdatePeriodMs * UpdatePeriodMs) + phaseMs + UpdatePeriodMs;
    }
}
