using System.Globalization;
using FeedRanking.Datasets;
using FeedRanking.Features;
using FeedRanking.FeatureStore;
using FeedRanking.Offline.Evaluation;
using FeedRanking.Offline.Load;
using FeedRanking.Offline.Recall;
using FeedRanking.Offline.Replay;
using FeedRanking.Ranking;
using FeedRanking.Retrieval.Catalogue;
using FeedRanking.Retrieval.Sources;

namespace FeedRanking.Offline.Overlap;

/// <summary>
/// Asks retrieval and both rankers what a feed would be made of, at moments at which real viewers opened theirs: one impression of each of
/// some viewers of the window, drawn by a seed. Viewers, catalogue and index stand as serving would have known them just then.
/// </summary>
/// <param name="data">Everything; what lies after the window is left out.</param>
/// <param name="window">The days of the requests.</param>
/// <param name="choices">Models and number of requests.</param>
/// <param name="progress">Where lines go.</param>
internal sealed class OverlapRun(Dataset data, EvaluationWindow window, OverlapChoices choices, IProgress<string>? progress)
{
    private const int Seed = 1;
    private const int MaxCandidates = 1_000;
    private const int ReportEvery = 200;

    private readonly ReplayTime _time = new();
    private readonly List<RequestScores> _scored = [];
    private IReadOnlyDictionary<string, IReadOnlyList<PopularVideo>> _popular = new Dictionary<string, IReadOnlyList<PopularVideo>>();
    private int _popularOf;

    /// <summary>Names of the heads, the same for both rankers; known once requests were scored.</summary>
    public IReadOnlyList<string> Heads { get; private set; } = [];

    /// <summary>One entry per request, in log order.</summary>
    /// <exception cref="InvalidOperationException">A source failed, or the rankers have different heads: the figures would mislead.</exception>
    public async Task<IReadOnlyList<RequestScores>> ScoreAsync(CancellationToken cancellationToken)
    {
        var until = data with { Log = [.. data.Log.Where(row => row.Date <= window.To)] };
        var moments = Draw(until);
        var replay = new LogReplay(until, shiftMs: 0);
        await using var retrieval = new RetrievalHost(replay.Catalogue, choices.RetrievalModels, choices.RetrievalVersion, _time);
        await using var light = new RankerHost(RankerModels.LightName, RankingFeatures.Light, replay.Catalogue, choices.Models, choices.Version);
        await using var heavy = new RankerHost(RankerModels.HeavyName, RankingFeatures.Heavy, replay.Catalogue, choices.Models, choices.Version);
        var parts = (retrieval, light.Scorer, heavy.Scorer);
        Heads = heavy.Scorer.HeadNames;
        if (!Heads.SequenceEqual(light.Scorer.HeadNames))
        {
            throw new InvalidOperationException($"The light ranker has other heads: {string.Join(", ", light.Scorer.HeadNames)}.");
        }

        // The replay is a walk through time: it waits for each request, because the next step changes what the request reads.
        replay.Run(impression =>
        {
            if (!impression.IsHistory && moments.Contains(impression.Line))
            {
                ScoreAsync(until, replay, impression, parts, cancellationToken).GetAwaiter().GetResult();
            }
        });
        return _scored;
    }

    private HashSet<int> Draw(Dataset until)
    {
        var random = new Random(Seed);
        var byViewer = Enumerable.Range(0, until.Log.Count).Where(i => window.Contains(until.Log[i].Date))
            .GroupBy(i => until.Log[i].ViewerId).OrderBy(viewer => viewer.Key).Select(viewer => viewer.ToArray()).ToArray();
        random.Shuffle(byViewer);
        return [.. byViewer.Take(choices.Requests).Select(lines => lines[random.Next(lines.Length)])];
    }

    private async Task ScoreAsync(
        Dataset until, LogReplay replay, ReplayImpression at, (RetrievalHost Retrieval, CandidateScorer Light, CandidateScorer Heavy) parts, CancellationToken cancellationToken)
    {
        _time.NowMs = at.TimeMs;
        if (at.Date != _popularOf)
        {
            // As a nightly batch makes them.
            _popularOf = at.Date;
            _popular = PopularityLists.OfLog(until with { Log = [.. until.Log.Where(row => row.Date < at.Date)] }, replay.Catalogue, shiftMs: 0, at.TimeMs).Make();
        }

        var snapshot = await parts.Retrieval.SnapshotAsync(_popular, cancellationToken);
        var answer = await parts.Retrieval.Retriever.RetrieveAsync(Query(replay, at, parts.Retrieval, snapshot), cancellationToken);
        if (answer.Faults.Count > 0)
        {
            throw new InvalidOperationException($"Source {answer.Faults[0].Source} {answer.Faults[0].Reason}: figures without it would mislead.");
        }

        var request = new ScoringRequest(
            at.Viewer.ViewerId, at.Viewer.Pack(), at.Viewer.Region, at.TimeMs, [.. answer.Candidates.Select(found => replay.Catalogue[found.Slot].VideoId)]);
        var light = await parts.Light.ScoreAsync(request, cancellationToken);
        var heavy = await parts.Heavy.ScoreAsync(request, cancellationToken);
        _scored.Add(new(at.Viewer.ViewerId, light.Values, heavy.Values, [.. answer.Candidates.Select(found => answer.Sources[found.Source] == "exploration")]));
        if (_scored.Count % ReportEvery == 0)
        {
            progress?.Report(string.Create(CultureInfo.InvariantCulture, $"overlap: {_scored.Count:N0} of {choices.Requests:N0} requests"));
        }
    }

    private RetrievalQuery Query(LogReplay replay, ReplayImpression at, RetrievalHost retrieval, CatalogueSnapshot snapshot)
    {
        var seen = replay.Seen.TryGetValue(at.Viewer.ViewerId, out var list) ? list : new SeenList();
        var excluded = SlotSet.Of(replay.Catalogue, seen.Ids, replay.Catalogue.Count);
        var stored = new PrecomputedCandidates(replay.Catalogue, _popular).For(at.Viewer, seen);
        return new($"overlap-{at.Line}", at.Viewer, at.Viewer.Region, at.TimeMs, MaxCandidates, snapshot, excluded, stored, PrecomputedAtMs: 0)
        {
            Embedding = retrieval.Tower.EmbedAsync(at.Viewer.Actions, default).AsTask(),
        };
    }
}
