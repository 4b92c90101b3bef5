using System.Text.Json.Serialization.Metadata;

namespace FeedRanking.FeedGateway.Edge;

/// <summary>An answer as JSON. Says that it is nothing else: a browser must not guess a type from text that a client sent and we repeat.</summary>
internal sealed class JsonAnswer<T>(T value, JsonTypeInfo<T> type, int status, string contentType) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = status;
        httpContext.Response.Headers.XContentTypeOptions = "nosniff";
        return httpContext.Response.WriteAsJsonAsync(value, type, contentType, httpContext.RequestAborted);
    }
}
