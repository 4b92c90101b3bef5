using System.Globalization;
using FeedRanking.FeedGateway.Tests.Fakes;
using FeedRanking.Testing;

namespace FeedRanking.FeedGateway.Tests.Ladder;

/// <summary>A gateway that starts while there is no Redis: it serves from its first moment.</summary>
public sealed class StartWithoutRedisTests : IDisposable
{
    private readonly GatewayHost _host = new() { HasRealStores = true };

    public StartWithoutRedisTests()
    {
        _host.Settings["Redis:Address"] = "127.0.0.1:" + FreePort.Next().ToString(CultureInfo.InvariantCulture);
        _host.Settings["Redis:ConnectTimeoutMs"] = "100";
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Get_WithoutRedisAndModels_IsPopularFromTheFirstRequest()
    {
        _host.Models.Retrieve = Fault.Unavailable;
        using var client = _host.CreateClient();
        foreach (var size in new[] { 50, 1, 20 })
        {
            var feed = await Feed.GetAsync(client, $"user_id=7&size={size}");
            feed.ServedBy.ShouldBe("popular");
            feed.Ids.Distinct().Count().ShouldBe(size);
            feed.Degraded.ShouldContain(note => note.StartsWith("viewer: ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Get_WithoutRedis_IsRankedForAnUnknownViewer()
    {
        using var client = _host.CreateClient();
        var feed = await Feed.GetAsync(client, "user_id=7&size=20");
        feed.ServedBy.ShouldBe("heavy");
        feed.NextCursor.ShouldBeNull();
        (await client.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode.ShouldBeTrue();
    }
}
