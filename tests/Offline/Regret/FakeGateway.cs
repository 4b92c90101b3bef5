using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace FeedRanking.Offline.Tests.Regret;

/// <summary>Serves to each viewer the page that a test chooses, of whose candidates one came to the end, and keeps the events that it gets.</summary>
internal sealed class FakeGateway(Func<int, int, IReadOnlyList<int>> pageOf) : HttpMessageHandler
{
    private int _requests;

    public List<JsonElement> Events { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method == HttpMethod.Post)
        {
            var sent = (await request.Content!.ReadFromJsonAsync<JsonElement>(cancellationToken)).EnumerateArray().ToList();
            Events.AddRange(sent);
            return Answer(new { accepted = sent.Count, rejected = Array.Empty<object>() }, HttpStatusCode.Accepted);
        }

        var query = request.RequestUri!.Query.TrimStart('?').Split('&').Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1]);
        var page = pageOf(int.Parse(query["user_id"]), int.Parse(query["size"]));
        var feed = new
        {
            request_id = $"r{_requests++}",
            served_by = "heavy",
            items = page.Select(id => new { video_id = id, position = 0 }),
            candidates = page.Select((id, place) => new { video_id = id, score = place == 0 ? 1.0 : (double?)null }),
        };
        return Answer(feed, HttpStatusCode.OK);
    }

    private static HttpResponseMessage Answer<T>(T body, HttpStatusCode status) => new(status) { Content = JsonContent.Create(body) };
}
