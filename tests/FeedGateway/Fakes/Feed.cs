using System.Net;
using System.Text.Json;

namespace FeedRanking.FeedGateway.Tests.Fakes;

/// <summary>An answer of GET /v1/feed, as a client reads it.</summary>
internal sealed record Feed(JsonElement Json)
{
    public string ServedBy => Json.GetProperty("served_by").GetString()!;

    public IReadOnlyList<long> Ids => [.. Items.Select(item => item.GetProperty("video_id").GetInt64())];

    public IReadOnlyList<JsonElement> Items => [.. Json.GetProperty("items").EnumerateArray()];

    public string? NextCursor => Json.GetProperty("next_cursor").GetString();

    public IReadOnlyList<string> Degraded =>
        [.. Json.GetProperty("degraded").EnumerateArray().Select(note => $"{note.GetProperty("stage").GetString()}: {note.GetProperty("reason").GetString()}")];

    public static async Task<Feed> GetAsync(HttpClient client, string query = "user_id=1&size=20")
    {
        using var answer = await client.GetAsync(new Uri($"/v1/feed?{query}", UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return new Feed(JsonSerializer.Deserialize<JsonElement>(text));
    }
}
