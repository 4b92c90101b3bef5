using System.Runtime.CompilerServices;
using FeedRanking.FeedGateway.Grpc;
using FeedRanking.Pipeline;

namespace FeedRanking.FeedGateway.Scorers;

/// <summary>Scores all candidates cheaply. A light model has either one column, taken as the value, or the heavy model's heads.</summary>
internal sealed class LightScorer(ILightRankerClient client, ValueModel value) : IScorer<FeedQuery, FeedCandidate>
{
    public string Name => "light_ranker";

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Scores> ScoreAsync(FeedQuery query, IReadOnlyList<FeedCandidate> candidates, StageContext context)
    {
        var scores = await client.ScoreAsync(query, candidates, context);
        _ = WeightsFor(scores);
        return scores;
    }

    public void Apply(Scores scores, IReadOnlyList<FeedCandidate> candidates)
    {
        var weights = WeightsFor(scores);
        for (var i = 0; i < candidates.Count; i++)
        {
            candidates[i].LightValue = ValueModel.Value(weights, scores.Row(i));
            (candidates[i].LightHeads, candidates[i].LightHeadsRow) = (scores, i);
        }
    }

    /// <summary>The weights of an answer's columns.</summary>
    public float[] WeightsFor(Scores scores) => scores.Heads.Count == 1 ? [1f] : value.WeightsFor(scores.Heads);
}
