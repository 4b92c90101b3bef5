using FeedRanking.Chaos;
using FeedRanking.FeedGateway.Grpc;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace FeedRanking.FeedGateway.Edge;

/// <summary>Maps the public API.</summary>
internal static class GatewayEndpoints
{
    private static readonly IndexAnswer Index = new("FeedGateway", new Dictionary<string, string>
    {
        ["GET /v1/feed"] = "user_id (required), size (1 to 50, default 20), region, cursor (an answer's next_cursor), explain: one ranked page",
        ["gRPC feedranking.v1.Feed/GetFeed"] = "the same, on the gateway's gRPC port",
        ["POST /v1/events"] = "1 to 500 engagement events",
        ["GET /v1/explain/{request_id}"] = "how an earlier feed came about",
        ["GET /openapi/v1.json"] = "this API as an OpenAPI document",
        ["GET /health/live"] = "the process runs",
        ["GET /health/ready"] = "the process can serve",
        ["GET /metrics"] = "measurements as Prometheus text",
    });

    /// <summary>Maps feed, events, operations and index; refusals are problem JSON.</summary>
    public static WebApplication MapGateway(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = AnswerDefectAsync });
        app.MapGet("/", static () => Problem.Json(Index, GatewayJson.Readable.IndexAnswer));
        app.MapGet("/v1/feed", static (HttpContext http, FeedEndpoint endpoint) => endpoint.GetAsync(http));
        app.MapGet("/v1/explain/{request_id}", static (HttpContext http, [FromRoute(Name = "request_id")] string requestId, ExplainEndpoint endpoint) =>
            endpoint.GetAsync(http, requestId));
        app.MapGrpcService<FeedService>();
        app.MapGet(OpenApiDocument.Path, static () => OpenApiDocument.Answer());
        app.MapPost("/v1/events", static (HttpContext http, EventsEndpoint endpoint) => endpoint.PostAsync(http));
        app.MapOtherMethods("/", HttpMethods.Get).MapOtherMethods("/v1/feed", HttpMethods.Get).MapOtherMethods("/v1/events", HttpMethods.Post)
            .MapOtherMethods("/v1/explain/{request_id}", HttpMethods.Get).MapOtherMethods(OpenApiDocument.Path, HttpMethods.Get);
        app.MapOps();
        // Every path, also one that looks like a file's: the framework's own pattern leaves those without an answer.
        app.MapFallback("{*path}", static (HttpContext http) => Problem.Of(
            StatusCodes.Status404NotFound, $"There is no {http.Request.Method} {Echo.Of(http.Request.Path)}; GET / lists what there is."));
        return app;
    }

    private static WebApplication MapOtherMethods(this WebApplication app, string path, string allowed)
    {
        app.Map(path, (HttpContext http) =>
        {
            http.Response.Headers.Allow = allowed;
            return Problem.Of(
                StatusCodes.Status405MethodNotAllowed,
                $"{path} takes {allowed} only.",
                [new("method", $"expected {allowed}, got {Echo.Of(http.Request.Method)}")]);
        });
        return app;
    }

    private static Task AnswerDefectAsync(HttpContext http) => http.Features.Get<IExceptionHandlerFeature>()?.Error switch
    {
        BadHttpRequestException bad => Problem.Of(bad.StatusCode, bad.Message).ExecuteAsync(http),
        _ => Problem.Of(StatusCodes.Status500InternalServerError, "A defect; it is in the log.").ExecuteAsync(http),
    };
}
