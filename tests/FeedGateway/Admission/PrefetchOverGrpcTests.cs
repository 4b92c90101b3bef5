using FeedRanking.Contracts.V1;
using FeedRanking.FeedGateway.Tests.Fakes;
using FeedRanking.Testing;
using Grpc.Core;
using Grpc.Net.Client;
using FeedClient = FeedRanking.Contracts.V1.Feed.FeedClient;

namespace FeedRanking.FeedGateway.Tests.Admission;

public sealed class PrefetchOverGrpcTests : IDisposable
{
    private readonly GatewayHost _host = FullHouse.Host();
    private readonly GrpcChannel _channel;

    public PrefetchOverGrpcTests()
    {
        var grpc = $"http://127.0.0.1:{FreePort.Next()}";
        _host.Settings["Kestrel:Endpoints:Grpc:Url"] = grpc;
        _host.Settings["Kestrel:Endpoints:Grpc:Protocols"] = "Http2";
        _host.UseKestrel();
        _host.StartServer();
        _channel = GrpcChannel.ForAddress(grpc);
    }

    public void Dispose()
    {
        _channel.Dispose();
        _host.Dispose();
    }

    [Fact]
    public async Task GetFeed_WithTheMetadataOfAPrefetch_YieldsFirst()
    {
        using var half = new FullHouse(_host, share: 0.5);
        (await GetAsync([])).ServedBy.ShouldBe("heavy");
        var prefetched = await GetAsync(new Metadata { { "sec-purpose", "prefetch" } });
        prefetched.ServedBy.ShouldBe("popular");
        prefetched.Items.Count.ShouldBe(20);
        prefetched.Degraded.Single().Stage.ShouldBe("admission");
    }

    private async Task<GetFeedResponse> GetAsync(Metadata headers) => await new FeedClient(_channel).GetFeedAsync(new GetFeedRequest { UserId = 1 }, headers);
}
