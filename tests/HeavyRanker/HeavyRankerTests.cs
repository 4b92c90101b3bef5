using FeedRanking.Contracts.V1;
using FeedRanking.Features;
using FeedRanking.RankerContract;
using Grpc.Core;
using Microsoft.AspNetCore.Mvc.Testing;

namespace FeedRanking.HeavyRanker.Tests;

public sealed class HeavyRankerTests : RankerServiceTests
{
    private WebApplicationFactory<Program>? _factory;

    protected override string ModelName => "heavy-ranker";

    protected override FeatureSet Features => RankingFeatures.Heavy;

    protected override IServiceProvider StartService(IReadOnlyDictionary<string, string> settings)
    {
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
        {
            foreach (var (key, value) in settings)
            {
                builder.UseSetting(key, value);
            }
        });
        _factory.UseKestrel();
        _factory.StartServer();
        return _factory.Services;
    }

    protected override async ValueTask StopServiceAsync()
    {
        if (_factory is not null)
        {
            await _factory.DisposeAsync();
            _factory = null;
        }
    }

    protected override async Task<ScoreResponse> ScoreAsync(ChannelBase channel, ScoreRequest request) =>
        await new Contracts.V1.HeavyRanker.HeavyRankerClient(channel).ScoreAsync(request);
}
