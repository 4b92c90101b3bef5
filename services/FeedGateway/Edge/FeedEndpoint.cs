using FeedRanking.FeedGateway.SideEffects;

namespace FeedRanking.FeedGateway.Edge;

/// <summary>GET /v1/feed: checks, serves, answers, and leaves the rest for after the response.</summary>
internal sealed class FeedEndpoint(HomeFeed feed, SideEffectQueue sideEffects, FeedMetrics metrics, TimeProvider clock)
{
    public async Task<IResult> GetAsync(HttpContext http)
    {
        var deadline = feed.StartDeadline();
        if (FeedRequestReader.Read(http.Request, out var errors) is not { } request)
        {
            return Problem.BadRequest(errors);
        }

        var now = clock.GetUtcNow();
        var query = new FeedQuery(
            Guid.CreateVersion7(now).ToString("N"), request.UserId, request.Size, now.ToUnixTimeMilliseconds(), request.Region);
        var page = await feed.ServeAsync(query, deadline, http.RequestAborted);
        metrics.Served(page);
        http.Response.OnCompleted(() =>
        {
            sideEffects.Enqueue(page);
            return Task.CompletedTask;
        });
        http.Response.Headers.CacheControl = "no-store";
        return Problem.Json(FeedAnswerWriter.ToAnswer(page, request.Explain), GatewayJson.Default.FeedAnswer);
    }
}
