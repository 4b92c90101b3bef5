using System.Globalization;
using System.Net;
using FeedRanking.LoadTests.Requests;

namespace FeedRanking.LoadTests.Clients;

/// <summary>GET /v1/feed.</summary>
internal sealed class HttpFeedClient : IFeedClient
{
    private readonly HttpClient _http;

    public HttpFeedClient(Uri gateway) => _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false })
    {
        BaseAddress = gateway,
        Timeout = CallLimits.Timeout,
    };

    public async Task<FeedAnswer> GetAsync(FeedCall call, Action answered)
    {
        var path = string.Create(
            CultureInfo.InvariantCulture,
            $"/v1/feed?user_id={call.ViewerId}&size={call.Size}{(call.Follows is { } feed ? $"&cursor={feed.Cursor}" : "")}");
        try
        {
            using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative));
            var body = await answer.Content.ReadAsByteArrayAsync();
            answered();
            return answer.StatusCode == HttpStatusCode.OK
                ? FeedJson.Read(body, TimingOf(answer))
                : throw new FeedCallException($"status_{(int)answer.StatusCode}");
        }
        catch (TaskCanceledException)
        {
            throw new FeedCallException("timeout");
        }
        catch (HttpRequestException)
        {
            throw new FeedCallException("connection");
        }
    }

    public void Dispose() => _http.Dispose();

    private static string TimingOf(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Server-Timing", out var values) ? string.Join(", ", values) : "";
}
