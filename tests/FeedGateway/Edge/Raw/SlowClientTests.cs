using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using FeedRanking.FeedGateway.Tests.Edge.Fuzz;

namespace FeedRanking.FeedGateway.Tests.Edge.Raw;

/// <summary>Clients that connect and say nothing, write a byte now and then, or never read: the others notice nothing.</summary>
[Collection(FuzzAlone.Name)]
public sealed class SlowClientTests : IDisposable
{
    private const int Idle = 1_000;
    private const int Trickling = 40;
    private const int NotReading = 4;
    private const int PipelinedFeeds = 1_000;
    private const int Feeds = 200;
    private const long SlowViewer = 99;
    private const string Body =
        """[{"event_id":"0d9a6a3e-3f27-4d3c-9a55-6c1f2a4b5c6d","type":"like","user_id":7,"video_id":9,"occurred_at":"2026-01-01T00:00:00Z"}]""";

    private readonly KestrelGateway _gateway = new();
    private readonly List<Socket> _sockets = [];

    public void Dispose()
    {
        _sockets.ForEach(socket => socket.Dispose());
        _gateway.Dispose();
    }

    [Fact]
    public async Task Gateway_WithAThousandIdleAndManySlowClients_ServesTheOthers()
    {
        var idle = await ConnectAsync(Idle);
        var slowHeaders = await ConnectAsync(Trickling);
        var slowBodies = await ConnectAsync(Trickling);
        await AskWithoutReadingAsync();
        await WriteAsync(slowBodies, $"POST /v1/events HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {Body.Length}\r\n\r\n");

        const string header = "GET /v1/feed?user_id=1&size=2 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        using var http = new HttpClient { BaseAddress = _gateway.Address };
        for (var i = 0; i < Feeds; i++)
        {
            await WriteAsync(slowHeaders, i < header.Length ? header[i].ToString() : "");
            await WriteAsync(slowBodies, i < Body.Length ? Body[i].ToString() : "");
            await RequireFeedAsync(http);
        }

        // Nobody who wrote slowly was forgotten: each gets what was asked for or, where this machine was too busy, is told that it took too long.
        await RequireAnswersAsync(slowHeaders, 200);
        await RequireAnswersAsync(slowBodies, 202);
        idle.ShouldAllBe(socket => socket.Connected && socket.Available == 0);
        _gateway.Kafka.Served.Count(feed => feed.ViewerId == SlowViewer)
            .ShouldBeLessThan(NotReading * PipelinedFeeds, "feeds for clients that do not read should wait, not pile up");
    }

    private async Task<List<Socket>> ConnectAsync(int count, int? receiveBufferBytes = null)
    {
        var sockets = new List<Socket>(count);
        for (var i = 0; i < count; i++)
        {
            sockets.Add(await _gateway.ConnectAsync(receiveBufferBytes));
        }

        _sockets.AddRange(sockets);
        return sockets;
    }

    private async Task AskWithoutReadingAsync()
    {
        var request = $"GET /v1/feed?user_id={SlowViewer}&size=50&explain=true HTTP/1.1\r\nHost: x\r\n\r\n";
        await WriteAsync(await ConnectAsync(NotReading, receiveBufferBytes: 4_096), string.Concat(Enumerable.Repeat(request, PipelinedFeeds)));
    }

    private static async Task WriteAsync(IEnumerable<Socket> sockets, string text)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        foreach (var socket in sockets)
        {
            try
            {
                await socket.SendAsync(bytes).WaitAsync(KestrelGateway.NoHang);
            }
            catch (SocketException)
            {
                // The server had told it that it took too long, and closed.
            }
        }
    }

    private static async Task RequireFeedAsync(HttpClient http)
    {
        using var answer = await http.GetAsync(new Uri("/v1/feed?user_id=1", UriKind.Relative)).WaitAsync(KestrelGateway.NoHang);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var feed = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
        feed.GetProperty("items").GetArrayLength().ShouldBe(20);
    }

    private static async Task RequireAnswersAsync(List<Socket> sockets, int expected)
    {
        foreach (var socket in sockets)
        {
            (await KestrelGateway.ReadToEndAsync(socket)).Statuses.Single().ShouldBeOneOf(expected, 408);
        }
    }
}
