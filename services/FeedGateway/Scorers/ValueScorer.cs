using FeedRanking.Pipeline;

namespace FeedRanking.FeedGateway.Scorers;

/// <summary>Turns heads into a value: Σ weight × head.</summary>
internal sealed class ValueScorer(ValueModel value) : IScorer<FeedQuery, FeedCandidate>
{
    private static readonly string[] Heads = ["value"];

    public string Name => "value";

    public ValueTask<Scores> ScoreAsync(FeedQuery query, IReadOnlyList<FeedCandidate> candidates, StageContext context)
    {
        var values = new float[candidates.Count];
        var weights = value.WeightsFor(candidates[0].Heads!.Heads);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = ValueModel.Value(weights, candidates[i].Heads!.Row(candidates[i].HeadsRow));
        }

        return new(new Scores(Heads, values));
    }

    public void Apply(Scores scores, IReadOnlyList<FeedCandidate> candidates)
    {
        for (var i = 0; i < candidates.Count; i++)
        {
            candidates[i].Value = scores.Row(i)[0];
        }
    }
}
