using System.Text;
using System.Text.Json;
using FeedRanking.Features;
using FeedRanking.FeedGateway.Edge;
using FeedRanking.FeedGateway.Paging;
using FeedRanking.FeedGateway.Tests.Fakes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace FeedRanking.FeedGateway.Tests.Edge.OpenApi;

/// <summary>The OpenAPI document says what the gateway does.</summary>
public sealed class OpenApiTests : IDisposable
{
    private readonly GatewayHost _host = new();
    private readonly HttpClient _client;

    public OpenApiTests() => _client = _host.CreateClient();

    public void Dispose()
    {
        _client.Dispose();
        _host.Dispose();
    }

    [Fact]
    public async Task Document_HasTheRoutesOfTheApi_AndNoOthers()
    {
        var document = await DocumentAsync();
        var documented = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name}"));
        var mapped = _host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText is { } route && (route.StartsWith("/v1/", StringComparison.Ordinal) || route.StartsWith("/openapi/", StringComparison.Ordinal)))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Select(method => $"{method} {endpoint.RoutePattern.RawText}") ?? []);
        documented.ShouldBe(mapped, ignoreOrder: true);
    }

    [Fact]
    public async Task Document_HasTheParametersAndLimitsOfTheCode()
    {
        var document = await DocumentAsync();
        var parameters = document.GetProperty("paths").GetProperty("/v1/feed").GetProperty("get").GetProperty("parameters").EnumerateArray()
            .ToDictionary(parameter => parameter.GetProperty("name").GetString()!, parameter => parameter.GetProperty("schema"));
        parameters.Keys.ShouldBe(["user_id", "size", "region", "cursor", "explain", FeedRequestReader.PurposeHeader]);
        parameters["user_id"].GetProperty("maximum").GetInt64().ShouldBe(FeedRequestReader.MaxId);
        var size = parameters["size"];
        (size.GetProperty("minimum").GetInt32(), size.GetProperty("maximum").GetInt32(), size.GetProperty("default").GetInt32())
            .ShouldBe((FeedRequestReader.MinSize, FeedRequestReader.MaxSize, FeedRequestReader.DefaultSize));
        parameters["region"].GetProperty("enum").EnumerateArray().Select(region => region.GetString()).ShouldBe(Regions.All);
        parameters["cursor"].GetProperty("pattern").GetString()!.ShouldContain($"{{{CursorCodec.TextLength}}}");
    }

    [Theory]
    [InlineData("/v1/feed", "/v1/feed?user_id=1&size=50", 200)]
    [InlineData("/v1/feed", "/v1/feed?user_id=1&explain=true", 200)]
    [InlineData("/v1/feed", "/v1/feed?user_id=1&explain=true&cursor=AZX2J0nQcOFrBqFDHb1nGvQAAAUAMkQx_kq-7dYG", 200)]
    [InlineData("/v1/feed", "/v1/feed?user_id=x", 400)]
    [InlineData("/v1/explain/{request_id}", "/v1/explain/7", 400)]
    [InlineData("/v1/explain/{request_id}", "/v1/explain/0198f3c2a7d44e0b8c5f0e1d2c3b4a59", 404)]
    public async Task Answers_HaveTheDocumentedShape(string path, string request, int status)
    {
        _host.Models.Explored = [1, 2, 3];
        using var answer = await _client.GetAsync(new Uri(request, UriKind.Relative));
        await ShouldFitAsync(path, "get", answer, status);
    }

    [Fact]
    public async Task AnswersWithoutModels_HaveTheDocumentedShape()
    {
        _host.Models.Retrieve = Fault.Unavailable;
        _host.Viewers.Add(1, candidates: [401]);
        using var answer = await _client.GetAsync(new Uri("/v1/feed?user_id=1&explain=true", UriKind.Relative));
        await ShouldFitAsync("/v1/feed", "get", answer, 200);
    }

    [Theory]
    [InlineData("[{\"event_id\":\"0d9a6a3e-3f27-4d3c-9a55-6c1f2a4b5c6d\",\"type\":\"like\",\"user_id\":7,\"video_id\":9,\"occurred_at\":\"NOW\"},7]", 202)]
    [InlineData("[7]", 400)]
    [InlineData("nonsense", 400)]
    public async Task AnswersToEvents_HaveTheDocumentedShape(string body, int status)
    {
        using var content = new StringContent(body.Replace("NOW", $"{TimeProvider.System.GetUtcNow():O}"), Encoding.UTF8, "application/json");
        using var answer = await _client.PostAsync(new Uri("/v1/events", UriKind.Relative), content);
        await ShouldFitAsync("/v1/events", "post", answer, status);
    }

    private async Task ShouldFitAsync(string path, string method, HttpResponseMessage answer, int status)
    {
        ((int)answer.StatusCode).ShouldBe(status);
        var document = await DocumentAsync();
        var schema = document.GetProperty("paths").GetProperty(path).GetProperty(method).GetProperty("responses").GetProperty($"{status}")
            .GetProperty("content").GetProperty(answer.Content.Headers.ContentType!.MediaType!).GetProperty("schema");
        var value = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
        JsonShape.Complaints(document, schema, value).ShouldBeEmpty();
    }

    private async Task<JsonElement> DocumentAsync() =>
        JsonSerializer.Deserialize<JsonElement>(await _client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
}
