using System.Runtime.CompilerServices;
using FeedRanking.FeedGateway.Grpc;
using FeedRanking.Pipeline;

namespace FeedRanking.FeedGateway.Scorers;

/// <summary>Scores the best candidates with the multi-task model: one probability per head. Makes no value of them.</summary>
internal sealed class HeavyScorer(IHeavyRankerClient client, ValueModel value) : IScorer<FeedQuery, FeedCandidate>
{
    public string Name => "heavy_ranker";

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Scores> ScoreAsync(FeedQuery query, IReadOnlyList<FeedCandidate> candidates, StageContext context)
    {
        var scores = await client.ScoreAsync(query, candidates, context);

        // Heads that cannot be weighed are this stage's failure, not the re-rank's.
        _ = value.WeightsFor(scores.Heads);
        return scores;
    }

    public void Apply(Scores scores, IReadOnlyList<FeedCandidate> candidates)
    {
        for (var i = 0; i < candidates.Count; i++)
        {
            (candidates[i].Heads, candidates[i].HeadsRow) = (scores, i);
        }
    }
}
