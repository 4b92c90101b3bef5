using FeedRanking.Contracts.V1;
using FeedRanking.Features;
using FeedRanking.RankerContract;
using Grpc.Core;

namespace FeedRanking.LightRanker.Tests;

public sealed class LightRankerTests : RankerServiceTests<Program>
{
    protected override string ModelName => "light-ranker";

    protected override FeatureSet Features => RankingFeatures.Light;

    protected override async Task<ScoreResponse> ScoreAsync(ChannelBase channel, ScoreRequest request) =>
        await new Contracts.V1.LightRanker.LightRankerClient(channel).ScoreAsync(request);
}
