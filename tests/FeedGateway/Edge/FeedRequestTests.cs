using System.Net;
using System.Text.Json;
using FeedRanking.FeedGateway.Tests.Fakes;

namespace FeedRanking.FeedGateway.Tests.Edge;

public sealed class FeedRequestTests(GatewayFixture gateway) : IClassFixture<GatewayFixture>
{
    [Theory]
    [InlineData("user_id=1&size=0", "size", "from 1 to 50, got '0'")]
    [InlineData("user_id=1&size=51", "size", "from 1 to 50, got '51'")]
    [InlineData("user_id=1&size=NaN", "size", "got 'NaN'")]
    [InlineData("user_id=1&size=", "size", "got ''")]
    [InlineData("user_id=1&size=20.0", "size", "got '20.0'")]
    [InlineData("user_id=1&size=1e1", "size", "got '1e1'")]
    [InlineData("user_id=1&size=-5", "size", "got '-5'")]
    [InlineData("user_id=1&size=%2B5", "size", "got '+5'")]
    [InlineData("user_id=1&size=99999999999999999999", "size", "from 1 to 50")]
    [InlineData("size=20", "user_id", "missing; expected an integer from 0 to 9007199254740991")]
    [InlineData("", "user_id", "missing")]
    [InlineData("user_id=", "user_id", "got ''")]
    [InlineData("user_id=-1", "user_id", "got '-1'")]
    [InlineData("user_id=9007199254740992", "user_id", "from 0 to 9007199254740991")]
    [InlineData("user_id=999999999999999999999999", "user_id", "from 0 to 9007199254740991")]
    [InlineData("user_id=alice", "user_id", "got 'alice'")]
    [InlineData("user_id=1%00", "user_id", "from 0 to 9007199254740991")]
    [InlineData("user_id=1&size=5%00", "size", "from 1 to 50")]
    [InlineData("user_id=%D9%A1", "user_id", "from 0 to 9007199254740991")]
    [InlineData("user_id=1&region=atlantis", "region", "expected one of global, br, cn")]
    [InlineData("user_id=1&region=", "region", "got ''")]
    [InlineData("user_id=1&region=BR", "region", "got 'BR'")]
    [InlineData("user_id=1&user_id=2", "user_id", "given 2 times")]
    [InlineData("user_id=1&size=5&size=5", "size", "given 2 times")]
    [InlineData("user_id=1&colour=blue", "'colour'", "unknown parameter; expected one of user_id, size")]
    [InlineData("user_id=1&cursor=abc", "cursor", "expected the next_cursor of an earlier answer, 40 characters, got 'abc'")]
    [InlineData("user_id=1&cursor=", "cursor", "got ''")]
    [InlineData("user_id=1&cursor=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%3D", "cursor", "40 characters")]
    [InlineData("user_id=1&cursor=a&cursor=b", "cursor", "given 2 times")]
    [InlineData("user_id=1&explain=maybe", "explain", "expected true or false")]
    public async Task Get_WithABadQuery_Is400AndNamesFieldAndLimits(string query, string field, string reason)
    {
        using var answer = await gateway.Client.GetAsync(new Uri($"/v1/feed?{query}", UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");

        var problem = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
        problem.GetProperty("status").GetInt32().ShouldBe(400);
        var errors = problem.GetProperty("errors").EnumerateArray().ToList();
        errors.Select(error => error.GetProperty("field").GetString()).ShouldContain(field);
        errors.First(error => error.GetProperty("field").GetString() == field).GetProperty("reason").GetString()!.ShouldContain(reason);
    }

    [Fact]
    public async Task Get_WithSeveralBadFields_NamesThemAll()
    {
        using var answer = await gateway.Client.GetAsync(new Uri("/v1/feed?user_id=x&size=0&region=moon", UriKind.Relative));
        var problem = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
        problem.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString())
            .ShouldBe(["user_id", "size", "region"]);
    }

    [Fact]
    public async Task Get_WithAHugeValue_DoesNotEchoItWhole()
    {
        using var answer = await gateway.Client.GetAsync(new Uri($"/v1/feed?user_id={new string('9', 1_900)}", UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).Length.ShouldBeLessThan(1_000);
    }

    [Fact]
    public async Task Get_WithAQueryOfAMegabyte_Is400AndNamesTheLimit()
    {
        using var answer = await gateway.Client.GetAsync(new Uri($"/v1/feed?user_id=1&region={new string('x', 1_000_000)}", UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldContain("\"query\"");
        text.ShouldContain("at most 2048");
        text.Length.ShouldBeLessThan(1_000);
    }

    [Fact]
    public async Task Get_WithFourHundredUnknownNames_NamesTheFirst16()
    {
        using var answer = await gateway.Client.GetAsync(new Uri($"/v1/feed?{string.Join('&', Enumerable.Range(0, 400))}", UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()).GetProperty("errors").GetArrayLength().ShouldBe(16);
    }

    [Fact]
    public async Task Get_WithABadField_SaysSoInReadableJsonThatIsNothingElse()
    {
        using var answer = await gateway.Client.GetAsync(new Uri("/v1/feed?user_id=%C3%A9%3Cb%3E", UriKind.Relative));
        (await answer.Content.ReadAsStringAsync()).ShouldContain("got 'é<b>'");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    [Theory]
    [InlineData("POST", "/v1/feed?user_id=1", "GET")]
    [InlineData("OPTIONS", "/v1/feed", "GET")]
    [InlineData("GET", "/v1/events", "POST")]
    [InlineData("DELETE", "/", "GET")]
    public async Task Send_WithAnotherMethod_Is405AndSaysWhichIsAllowed(string method, string path, string allowed)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        using var answer = await gateway.Client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        answer.Content.Headers.Allow.ShouldBe([allowed]);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Theory]
    [InlineData("/v2/feed")]
    [InlineData("/favicon.ico")]
    [InlineData("/v1/feed.json")]
    public async Task Get_OfAnUnknownPath_Is404AsProblem(string path)
    {
        using var answer = await gateway.Client.GetAsync(new Uri(path, UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task Get_OfTheRoot_ListsTheEndpoints()
    {
        (await gateway.Client.GetStringAsync(new Uri("/", UriKind.Relative))).ShouldContain("/v1/feed");
    }
}
