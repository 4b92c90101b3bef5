using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using FeedRanking.Features;
using FeedRanking.FeedGateway.Tests.Fakes;

namespace FeedRanking.FeedGateway.Tests.Edge;

public sealed class EventsEndpointTests : IClassFixture<GatewayFixture>
{
    private const string Id = "0d9a6a3e-3f27-4d3c-9a55-6c1f2a4b5c6d";

    private readonly FakeKafka _kafka;
    private readonly HttpClient _client;

    public EventsEndpointTests(GatewayFixture gateway)
    {
        (_kafka, _client) = (gateway.Kafka, gateway.Client);
        _kafka.Reset();
    }

    [Fact]
    public async Task Post_OfGoodEvents_Is202AfterKafkaHasThem()
    {
        var (status, json) = await PostAsync(
            $$"""
            [{"event_id":"{{Id}}","type":"dwell","user_id":7,"video_id":9,"occurred_at":"2026-01-01T00:00:00.5+00:00","play_time_ms":18000,"position":3,"request_id":"r1"},
             {"event_id":"{{Guid.NewGuid()}}","type":"like","user_id":7,"video_id":9,"occurred_at":"2025-12-31T23:59:00Z","later":"fields are ignored"}]
            """);
        status.ShouldBe(HttpStatusCode.Accepted);
        json.GetProperty("accepted").GetInt32().ShouldBe(2);
        json.GetProperty("rejected").GetArrayLength().ShouldBe(0);
        var dwell = _kafka.Published.First();
        dwell.ShouldBe(new EngagementEvent(Guid.Parse(Id), EngagementType.Dwell, 7, 9, 1_767_225_600_500, 18_000, "r1", 3));
        _kafka.Published.Last().Position.ShouldBe(-1);
    }

    [Theory]
    [InlineData("event_id", "\"event_id\":\"7\"", "expected a UUID, got the text '7'")]
    [InlineData("event_id", "\"event_id\":null", "missing; expected a UUID")]
    [InlineData("event_id", "\"event_id\":\" 0d9a6a3e-3f27-4d3c-9a55-6c1f2a4b5c6d\"", "expected a UUID")]
    [InlineData("event_id", "\"event_id\":\"0x9a6a3e-3f27-4d3c-9a55-6c1f2a4b5c6d\"", "expected a UUID")]
    [InlineData("type", "\"type\":\"stare\"", "expected one of impression, click, like, comment, share, follow, dwell, hide, report")]
    [InlineData("type", "\"type\":1", "got '1'")]
    [InlineData("user_id", "\"user_id\":-1", "from 0 to 9007199254740991, got '-1'")]
    [InlineData("user_id", "\"user_id\":\"7\"", "got the text '7'")]
    [InlineData("user_id", "\"user_id\":9007199254740992", "from 0 to 9007199254740991")]
    [InlineData("video_id", "\"video_id\":1.5", "got '1.5'")]
    [InlineData("video_id", "\"video_id\":{}", "got an object")]
    [InlineData("occurred_at", "\"occurred_at\":\"yesterday\"", "RFC 3339")]
    [InlineData("occurred_at", "\"occurred_at\":\"2026-01-01T00:00:00\"", "RFC 3339")]
    [InlineData("occurred_at", "\"occurred_at\":\"2026-13-01T00:00:00Z\"", "RFC 3339")]
    [InlineData("occurred_at", "\"occurred_at\":\"2026-01-01T00:00:00Z\\n\"", "RFC 3339")]
    [InlineData("occurred_at", "\"occurred_at\":\"2026-01-01T00:05:01Z\"", "not more than 5 minutes ahead")]
    [InlineData("occurred_at", "\"occurred_at\":\"2025-12-24T23:59:59Z\"", "not older than 7 days")]
    [InlineData("position", "\"position\":1000", "from 0 to 999")]
    [InlineData("play_time_ms", "\"type\":\"dwell\"", "missing; expected an integer from 0 to 86400000")]
    [InlineData("play_time_ms", "\"type\":\"dwell\",\"play_time_ms\":86400001", "from 0 to 86400000")]
    [InlineData("request_id", "\"request_id\":\"\"", "1 to 64 characters")]
    public async Task Post_OfOneBadEventAmongGoodOnes_RejectsItAlone(string field, string change, string reason)
    {
        var (status, json) = await PostAsync($"[{Event()},{Event(change)},{Event()}]");
        status.ShouldBe(HttpStatusCode.Accepted);
        json.GetProperty("accepted").GetInt32().ShouldBe(2);
        var rejected = json.GetProperty("rejected").EnumerateArray().Single();
        rejected.GetProperty("index").GetInt32().ShouldBe(1);
        rejected.GetProperty("field").GetString().ShouldBe(field);
        rejected.GetProperty("reason").GetString()!.ShouldContain(reason);
        _kafka.Published.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Post_OfTheSameEventTwice_PublishesItOnce()
    {
        var (status, json) = await PostAsync($"[{Event($"\"event_id\":\"{Id}\"")},{Event($"\"event_id\":\"{Id}\"")}]");
        status.ShouldBe(HttpStatusCode.Accepted);
        json.GetProperty("rejected")[0].GetProperty("field").GetString().ShouldBe("event_id");
        _kafka.Published.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Post_OfBadEventsOnly_Is400WithTheSameBody()
    {
        var (status, json) = await PostAsync("[7,null,{}]");
        status.ShouldBe(HttpStatusCode.BadRequest);
        json.GetProperty("accepted").GetInt32().ShouldBe(0);
        json.GetProperty("rejected").EnumerateArray().Select(rejected => rejected.GetProperty("field").GetString())
            .ShouldBe(["event", "event", "event_id"]);
    }

    [Theory]
    [InlineData("[{\"event_id\":\n  oops}]", "line 2, byte 3")]
    [InlineData("", "not JSON")]
    [InlineData("{}", "expected an array of 1 to 500 events, got an object")]
    [InlineData("[]", "expected 1 to 500 events, got 0")]
    public async Task Post_OfSomethingElse_Is400AndSaysWhere(string body, string reason)
    {
        var (status, json) = await PostAsync(body);
        status.ShouldBe(HttpStatusCode.BadRequest);
        var error = json.GetProperty("errors")[0];
        error.GetProperty("field").GetString().ShouldBe("body");
        error.GetProperty("reason").GetString()!.ShouldContain(reason);
    }

    [Theory]
    [InlineData("[{\"request_id\":\"\\ud800\"}]", "half of a surrogate pair at byte 17")]
    [InlineData("[{\"\\udc00\\ud800\":1}]", "half of a surrogate pair at byte 4")]
    [InlineData("[\"\u00ff\"]", "not UTF-8: byte 3")]
    [InlineData("\u00ef\u00bb\u00bf[]", "begins with a byte order mark")]
    [InlineData("\u00ff\u00fe[\0]\0", "not UTF-8: byte 1")]
    public async Task Post_OfTextThatNobodyCanRead_Is400AndSaysWhere(string bytes, string reason)
    {
        using var body = new ByteArrayContent(Encoding.Latin1.GetBytes(bytes));
        using var answer = await _client.PostAsync(new Uri("/v1/events", UriKind.Relative), body);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(reason);
    }

    [Fact]
    public async Task Post_OfAWholeSurrogatePair_IsAccepted() =>
        (await PostAsync($"[{Event("\"request_id\":\"\\ud83d\\ude00 \\\\ud800\"")}]")).Status.ShouldBe(HttpStatusCode.Accepted);

    [Fact]
    public async Task Post_OfAClientThatWasNotToldTheType_IsTakenForJson()
    {
        using var body = new StringContent($"[{Event()}]", MediaTypeHeaderValue.Parse("application/x-www-form-urlencoded"));
        using var answer = await _client.PostAsync(new Uri("/v1/events", UriKind.Relative), body);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    [Theory]
    [InlineData("text/plain", null, "expected application/json in utf-8, got 'text/plain'")]
    [InlineData("application/json; charset=utf-16", null, "expected application/json in utf-8")]
    [InlineData("application/json", "gzip", "expected a body that is not compressed, got 'gzip'")]
    public async Task Post_OfAnotherType_Is415AndSaysWhichIsTaken(string type, string? encoding, string reason)
    {
        using var body = new StringContent($"[{Event()}]");
        body.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (encoding is not null)
        {
            body.Headers.ContentEncoding.Add(encoding);
        }

        using var answer = await _client.PostAsync(new Uri("/v1/events", UriKind.Relative), body);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(reason);
    }

    [Fact]
    public async Task Post_Of501Events_Is400() =>
        (await PostAsync($"[{string.Join(',', Enumerable.Range(0, 501).Select(_ => Event()))}]")).Status.ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task Post_OfMoreThanAMegabyte_Is413()
    {
        var (status, json) = await PostAsync($"[{new string(' ', 1 << 20)}]");
        status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        json.GetProperty("errors")[0].GetProperty("reason").GetString().ShouldBe("expected at most 1048576 bytes");
    }

    [Fact]
    public async Task Post_WithTheBrokerAway_Is503AndSaysWhenToTryAgain()
    {
        _kafka.IsAway = true;
        using var body = new StringContent($"[{Event()}]", Encoding.UTF8, "application/json");
        using var answer = await _client.PostAsync(new Uri("/v1/events", UriKind.Relative), body);
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(2));
    }

    // A later field of the same name wins, so that a change is simply appended.
    private static string Event(string change = "\"position\":0") =>
        $"{{\"event_id\":\"{Guid.NewGuid()}\",\"type\":\"like\",\"user_id\":7,\"video_id\":9,\"occurred_at\":\"2026-01-01T00:00:00Z\",{change}}}";

    private async Task<(HttpStatusCode Status, JsonElement Json)> PostAsync(string text)
    {
        using var body = new StringContent(text, Encoding.UTF8, "application/json");
        using var answer = await _client.PostAsync(new Uri("/v1/events", UriKind.Relative), body);
        return (answer.StatusCode, JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()));
    }
}
