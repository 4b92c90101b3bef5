using FeedRanking.Contracts.V1;
using FeedRanking.Features;
using FeedRanking.RankerContract;
using Grpc.Core;

namespace FeedRanking.HeavyRanker.Tests;

public sealed class HeavyRankerTests : RankerServiceTests<Program>
{
    protected override string ModelName => "heavy-ranker";

    protected override FeatureSet Features => RankingFeatures.Heavy;

    protected override async Task<ScoreResponse> ScoreAsync(ChannelBase channel, ScoreRequest request) =>
        await new Contracts.V1.HeavyRanker.HeavyRankerClient(channel).ScoreAsync(request);
}
