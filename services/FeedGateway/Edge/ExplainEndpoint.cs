using System.Globalization;
using FeedRanking.FeatureStore;
using FeedRanking.FeedGateway.Explain;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeedGateway.Edge;

/// <summary>
/// GET /v1/explain/{request_id}: how an earlier answer came about, in the form that <c>explain=true</c> gives. Found when this gateway served it
/// among its last pages, or when it was one of those that are kept for all gateways; else 404.
/// </summary>
internal sealed class ExplainEndpoint(RecentPages pages, IExplanationStore store, FeedAnswerWriter writer, IOptions<ExplainOptions> options)
{
    private const string Json = "application/json; charset=utf-8";
    private const int RetryAfterSeconds = 2;

    public async Task<IResult> GetAsync(HttpContext http, string requestId)
    {
        if (!Guid.TryParseExact(requestId, "N", out var id))
        {
            return Problem.BadRequest([new("request_id", $"expected the request_id of an answer, 32 hexadecimal digits, got {Echo.Of(requestId)}")]);
        }

        http.Response.Headers.CacheControl = "no-store";
        if (pages.Tell(id.ToString("N"), page => writer.ToAnswer(page, explain: true)) is { } answer)
        {
            return Problem.Json(answer, GatewayJson.Default.FeedAnswer);
        }

        try
        {
            return await store.ReadAsync(id, http.RequestAborted) is { } kept
                ? Results.Bytes(ExplanationCodec.Unpack(kept), Json)
                : Problem.Of(
                    StatusCodes.Status404NotFound,
                    $"Nothing is kept of this request. Kept for {options.Value.LifetimeSeconds} s are the first {options.Value.KeptPerSecond} of each second, "
                    + $"and the first {options.Value.RequestedKeptPerSecond} with explain=true.");
        }
        catch (FeatureStoreUnavailableException)
        {
            http.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
            return Problem.Of(StatusCodes.Status503ServiceUnavailable, "Explanations cannot be read now.");
        }
    }
}
