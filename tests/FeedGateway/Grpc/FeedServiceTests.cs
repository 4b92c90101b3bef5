using System.Text.Json;
using FeedRanking.Contracts.V1;
using FeedRanking.FeedGateway.Tests.Fakes;
using FeedRanking.Testing;
using Grpc.Core;
using Grpc.Net.Client;
using FeedClient = FeedRanking.Contracts.V1.Feed.FeedClient;

namespace FeedRanking.FeedGateway.Tests.Grpc;

/// <summary>The feed over a real HTTP/2 connection, beside the same over HTTP/1.1.</summary>
public sealed class FeedServiceTests : IDisposable
{
    private readonly GatewayHost _host = new();
    private readonly GrpcChannel _channel;
    private readonly HttpClient _http;
    private readonly FeedClient _feeds;

    public FeedServiceTests()
    {
        var (http, grpc) = ($"http://127.0.0.1:{FreePort.Next()}", $"http://127.0.0.1:{FreePort.Next()}");
        _host.Settings["Kestrel:Endpoints:Http:Url"] = http;
        _host.Settings["Kestrel:Endpoints:Grpc:Url"] = grpc;
        _host.Settings["Kestrel:Endpoints:Grpc:Protocols"] = "Http2";
        _host.UseKestrel();
        _host.StartServer();
        _channel = GrpcChannel.ForAddress(grpc);
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(http) };
        _feeds = new FeedClient(_channel);
    }

    public void Dispose()
    {
        _http.Dispose();
        _channel.Dispose();
        _host.Dispose();
    }

    [Fact]
    public async Task GetFeed_OfAPage_IsWhatHttpAnswers()
    {
        var page = await GetAsync(new GetFeedRequest { UserId = 1, Size = 7 });
        var http = await Fakes.Feed.GetAsync(_http, "user_id=1&size=7");
        page.Items.Select(item => (item.VideoId, item.CreatorId, item.Position, item.Source, item.Score)).ShouldBe(http.Items.Select(item => (
            item.GetProperty("video_id").GetInt64(),
            item.GetProperty("creator_id").GetInt64(),
            item.GetProperty("position").GetInt32(),
            item.GetProperty("source").GetString()!,
            item.GetProperty("score").GetSingle())));
        page.ServedBy.ShouldBe("heavy");
        page.ModelVersions["heavy-ranker"].ShouldBe("world-1");
        page.HasExplanationJson.ShouldBeFalse();
        page.RequestId.Length.ShouldBe(32);
    }

    [Fact]
    public async Task GetFeed_ByTheCursorThatHttpGave_GoesOn()
    {
        var first = await Fakes.Feed.GetAsync(_http, "user_id=1&size=5");
        var next = await GetAsync(new GetFeedRequest { UserId = 1, Cursor = first.NextCursor });
        next.Items.Count.ShouldBe(20);
        next.Items.Select(item => item.VideoId).Intersect(first.Ids).ShouldBeEmpty();
        next.Items.Select(item => item.Position).ShouldBe(Enumerable.Range(5, 20));
        next.HasNextCursor.ShouldBeTrue();
    }

    [Fact]
    public async Task GetFeed_WithExplain_HasTheExplanation()
    {
        var page = await GetAsync(new GetFeedRequest { UserId = 1, Size = 1, Explain = true });
        JsonSerializer.Deserialize<JsonElement>(page.ExplanationJson).GetProperty("candidates").GetArrayLength().ShouldBe(FakeModels.Count);
    }

    [Fact]
    public async Task GetFeed_WithEverythingAway_IsAPageThatSaysSo()
    {
        _host.Models.Retrieve = Fault.Unavailable;
        _host.Sessions.IsAway = true;
        var page = await GetAsync(new GetFeedRequest { UserId = 1, Region = "br" });
        page.Items.Count.ShouldBe(20);
        page.ServedBy.ShouldBe("popular");
        page.Degraded.Select(note => $"{note.Stage}: {note.Reason}").ShouldBe(["retrieve: unavailable", "cursor: unavailable"]);
        page.HasNextCursor.ShouldBeFalse();
    }

    [Fact]
    public async Task GetFeed_OfBadFields_IsInvalidArgumentAndNamesThemAll()
    {
        var request = new GetFeedRequest { Size = 51, Region = "atlantis", Cursor = "abc" };
        var failure = await Should.ThrowAsync<RpcException>(() => GetAsync(request));
        failure.StatusCode.ShouldBe(StatusCode.InvalidArgument);
        foreach (var expected in new[] { "user_id: missing", "size: expected an integer from 1 to 50, got '51'", "region: expected one of global", "cursor: expected" })
        {
            failure.Status.Detail.ShouldContain(expected);
        }

        (await Should.ThrowAsync<RpcException>(() => GetAsync(new GetFeedRequest { UserId = -1 }))).Status.Detail
            .ShouldContain("user_id: expected an integer from 0 to 9007199254740991, got '-1'");
    }

    private async Task<GetFeedResponse> GetAsync(GetFeedRequest request) => await _feeds.GetFeedAsync(request);
}
