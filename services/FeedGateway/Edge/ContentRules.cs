using Microsoft.Net.Http.Headers;

namespace FeedRanking.FeedGateway.Edge;

/// <summary>
/// What a body may say that it is: JSON in UTF-8, not compressed. A body that says nothing is taken for that, and so is one that says to be a
/// form: what curl and other clients say when nobody told them.
/// </summary>
internal static class ContentRules
{
    public const string Expected = "application/json";

    private const string Untold = "application/x-www-form-urlencoded";

    /// <returns>Null when the body may be read.</returns>
    public static FieldError? Check(HttpRequest request)
    {
        if (request.Headers.ContentEncoding.ToString() is { Length: > 0 } encoding && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
        {
            return new("content-encoding", $"expected a body that is not compressed, got {Echo.Of(encoding)}");
        }

        return request.ContentType is { Length: > 0 } type && !type.Equals(Untold, StringComparison.OrdinalIgnoreCase) && !IsJson(type)
            ? new("content-type", $"expected {Expected} in utf-8, got {Echo.Of(type)}")
            : null;
    }

    private static bool IsJson(string contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.Type.Equals("application", StringComparison.OrdinalIgnoreCase)
        && (type.SubType.Equals("json", StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
