using System.Text.Json;

namespace FeedRanking.Benchmarks.Feeds;

/// <summary>The public HTTP edge, as a viewer's app asks it.</summary>
internal sealed class HttpFeedClient(Uri gateway) : IFeedClient
{
    private readonly HttpClient _http = new() { BaseAddress = gateway };

    public async Task<FeedOutcome> AskAsync(long viewerId)
    {
        var answer = await _http.GetByteArrayAsync(new Uri($"/v1/feed?user_id={viewerId}&size={FeedLoad.PageSize}", UriKind.Relative));
        using var feed = JsonDocument.Parse(answer);
        return new FeedOutcome(feed.RootElement.GetProperty("items").GetArrayLength(), feed.RootElement.GetProperty("served_by").GetString()!);
    }

    public void Dispose() => _http.Dispose();
}
