using System.Text.Json.Serialization.Metadata;

namespace FeedRanking.FeedGateway.Edge;

/// <summary>A refusal as RFC 9457 describes it, with one entry per field at fault.</summary>
internal sealed record Problem(string Type, string Title, int Status, IReadOnlyList<FieldError> Errors)
{
    public const string ContentType = "application/problem+json";
    private const string JsonContentType = "application/json; charset=utf-8";

    public static IResult BadRequest(IReadOnlyList<FieldError> errors) =>
        Of(StatusCodes.Status400BadRequest, "The request is not valid.", errors);

    public static IResult Of(int status, string title, IReadOnlyList<FieldError>? errors = null) =>
        Json(new Problem("about:blank", title, status, errors ?? []), GatewayJson.Readable.Problem, status, ContentType);

    public static IResult Json<T>(
        T value, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK, string contentType = JsonContentType) =>
        new JsonAnswer<T>(value, type, status, contentType);
}
