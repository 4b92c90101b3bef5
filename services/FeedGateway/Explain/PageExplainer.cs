using System.Globalization;
using FeedRanking.FeedGateway.Edge;
using FeedRanking.FeedGateway.Rerankers;
using FeedRanking.FeedGateway.Scorers;
using FeedRanking.Pipeline;

namespace FeedRanking.FeedGateway.Explain;

/// <summary>Says how a page came about: stages, what became of every retrieved video, and what each served one's score is made of.</summary>
internal sealed class PageExplainer(ValueModel value, LightScorer light)
{
    private const int MsDecimals = 3;

    public FeedAnswer Explain(FeedAnswer answer, ServedPage page) => answer with
    {
        Items = [.. answer.Items.Select((item, place) => item with { Explain = Item(page, page.Served.Page[place], place) })],
        RankedByRequest = page.Run.Query.Kept is null ? null : page.Run.Query.Cursor.Session.ToString("N"),
        Stages = [.. page.Run.Stages.Select(Stage)],
        Removed = page.Run.CountRemovals(),
        Candidates = Candidates(page),
    };

    private static StageAnswer Stage(StageRecord stage)
    {
        var outcome = stage.Outcome.ToString().ToLower(CultureInfo.InvariantCulture);
        return new StageAnswer(stage.Stage, Math.Round(stage.DurationMs, MsDecimals), stage.CountIn, stage.CountOut, outcome) { Reason = stage.Reason };
    }

    private static CandidateAnswer[] Candidates(ServedPage page)
    {
        var all = new CandidateAnswer[page.Run.Retrieved.Count];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = Candidate(page.Run.Retrieved[i], page);
        }

        return all;
    }

    private static CandidateAnswer Candidate(FeedCandidate candidate, ServedPage page) => new(candidate.Id, candidate.Source)
    {
        LightValue = candidate.LightHeads is null ? null : candidate.LightValue,

        // A rung may have brought back what the pipeline did not score: the page has the score that counted.
        Score = candidate.Position is { } place ? page.Served.Page[place].Value : candidate.Heads is null ? null : candidate.Value,
        ServedAt = candidate.Position is { } position ? page.FirstPosition + position : null,
        RemovedBy = candidate.RemovedBy,
    };

    private ItemExplainAnswer Item(ServedPage page, FeedCandidate item, int place)
    {
        var (from, parts) = Parts(page, item);
        return new ItemExplainAnswer(from, parts)
        {
            LightValue = item.LightHeads is null ? null : item.LightValue,
            ValueRank = item.ValueRank,
            MovedUp = item.ValueRank - place,
            Propensity = item.Propensity,
            Breaches = item.Breaches == DiversityBreaches.None ? null : item.Breaches.ToString().ToLower(CultureInfo.InvariantCulture),
        };
    }

    // The rung that put it there says what its score is: a page that the heavy ranker left short is filled by popularity.
    private (string From, IReadOnlyList<PartAnswer> Parts) Parts(ServedPage page, FeedCandidate item) => item switch
    {
        _ when page.Run.Query.Kept is not null => Whole("kept_feed", item),
        { Heads: { } heads } when page.Run.Completed => (Rungs.Heavy, Weighed(heads, item.HeadsRow, value.WeightsFor(heads.Heads))),
        { LightHeads: { } heads } => (Rungs.Light, Weighed(heads, item.LightHeadsRow, light.WeightsFor(heads))),
        _ => Whole(item.Source, item),
    };

    private static (string From, IReadOnlyList<PartAnswer> Parts) Whole(string from, FeedCandidate item) =>
        (from, [new PartAnswer(from, item.Value, 1, item.Value)]);

    private static PartAnswer[] Weighed(Scores heads, int row, float[] weights)
    {
        var parts = new PartAnswer[weights.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            var head = heads.Row(row)[i];
            parts[i] = new PartAnswer(heads.Heads[i], head, weights[i], (double)weights[i] * head);
        }

        return parts;
    }
}
