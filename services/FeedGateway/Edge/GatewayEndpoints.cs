using Microsoft.AspNetCore.Diagnostics;

namespace FeedRanking.FeedGateway.Edge;

/// <summary>Maps the public API.</summary>
internal static class GatewayEndpoints
{
    private static readonly IndexAnswer Index = new("FeedGateway", new Dictionary<string, string>
    {
        ["GET /v1/feed"] = "user_id (required), size (1 to 50, default 20), region, explain: one ranked page",
        ["POST /v1/events"] = "1 to 500 engagement events",
        ["GET /health/live"] = "the process runs",
        ["GET /health/ready"] = "the process can serve",
        ["GET /metrics"] = "measurements as Prometheus text",
    });

    /// <summary>Maps feed, events and index; refusals are problem JSON.</summary>
    public static WebApplication MapGateway(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = AnswerDefectAsync });
        app.MapGet("/", static () => Problem.Json(Index, GatewayJson.Default.IndexAnswer));
        app.MapGet("/v1/feed", static (HttpContext http, FeedEndpoint endpoint) => endpoint.GetAsync(http));
        app.MapPost("/v1/events", static (HttpContext http, EventsEndpoint endpoint) => endpoint.PostAsync(http));
        app.MapFallback(static (HttpContext http) => Problem.Of(
            StatusCodes.Status404NotFound, $"There is no {http.Request.Method} {Echo.Of(http.Request.Path)}; GET / lists what there is."));
        return app;
    }

    private static Task AnswerDefectAsync(HttpContext http) => http.Features.Get<IExceptionHandlerFeature>()?.Error switch
    {
        BadHttpRequestException bad => Problem.Of(bad.StatusCode, bad.Message).ExecuteAsync(http),
        _ => Problem.Of(StatusCodes.Status500InternalServerError, "A defect; it is in the log.").ExecuteAsync(http),
    };
}
