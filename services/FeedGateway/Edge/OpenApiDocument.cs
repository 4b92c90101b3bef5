namespace FeedRanking.FeedGateway.Edge;

/// <summary>
/// GET /openapi/v1.json: the public API as an OpenAPI document. Written by hand, because the endpoints read their requests by hand to name every
/// field at fault; a test holds it to the routes, parameters, limits and answers of the running gateway.
/// </summary>
internal static class OpenApiDocument
{
    public const string Path = "/openapi/v1.json";

    private const string Resource = "FeedRanking.FeedGateway.Edge.openapi.json";

    private static readonly byte[] Json = Read();

    public static IResult Answer() => Results.Bytes(Json, "application/json; charset=utf-8");

    private static byte[] Read()
    {
        using var stream = typeof(OpenApiDocument).Assembly.GetManifestResourceStream(Resource)!;
        var json = new byte[stream.Length];
        stream.ReadExactly(json);
        return json;
    }
}
