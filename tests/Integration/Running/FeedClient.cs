using System.Net;
using System.Net.Http.Json;

namespace FeedRanking.Integration.Tests.Running;

/// <summary>A client of the public API.</summary>
internal sealed class FeedClient(int port) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri($"http://127.0.0.1:{port}") };

    /// <summary>Asks for a page; anything but 200 fails the test with what was answered.</summary>
    public async Task<FeedPage> GetAsync(long viewerId, int size = 20, string? cursor = null)
    {
        using var answer = await _http.GetAsync($"/v1/feed?user_id={viewerId}&size={size}{(cursor is null ? "" : $"&cursor={cursor}")}");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<FeedPage>())!;
    }

    /// <summary>Says that a viewer has watched videos to their end.</summary>
    public async Task<HttpResponseMessage> WatchAsync(long viewerId, FeedPage page, IEnumerable<long> videoIds, DateTimeOffset at) =>
        await _http.PostAsJsonAsync("/v1/events", videoIds.Select((video, index) => new
        {
            event_id = Guid.NewGuid(),
            type = "dwell",
            user_id = viewerId,
            video_id = video,
            occurred_at = at,
            request_id = page.RequestId,
            position = index,
            play_time_ms = 30_000,
        }));

    public void Dispose() => _http.Dispose();
}
