using System.Collections.Concurrent;
using System.Net;
using FeedRanking.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Trace;

namespace FeedRanking.ServiceDefaults.Tests.Telemetry;

public class OtlpTests
{
    [Fact]
    public async Task Endpoint_Given_MetricsTracesAndLogsArrive()
    {
        var received = new ConcurrentDictionary<string, int>();
        await using var collector = await StartCollectorAsync(received);
        await using (var service = await TestService.StartAsync(
            map: app => app.MapGet("/v1/feed", (ILogger<OtlpTests> logger) => logger.LogError("something to tell")),
            settings:
            [
                ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Urls.First()),
                ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
                ("ServiceDefaults:ReadinessGraceMs", "0"),
            ]))
        {
            await service.Http.GetAsync("/v1/feed");

            // The end of a process sends what is left.
            await service.StopAsync();
        }

        await Eventually.Async(() => received.Count == 3, what: "all three signals");
        received.Keys.Order().ShouldBe(["/v1/logs", "/v1/metrics", "/v1/traces"]);
        received.Values.ShouldAllBe(bytes => bytes > 0);
    }

    [Fact]
    public async Task Endpoint_NotGiven_NothingListensToTraces()
    {
        TracerProvider? tracer = null;
        await using var service = await TestService.StartAsync(map: app => tracer = app.Services.GetService<TracerProvider>());
        tracer.ShouldBeNull();
    }

    private static async Task<WebApplication> StartCollectorAsync(ConcurrentDictionary<string, int> received)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.MapPost("/v1/{signal}", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            received.AddOrUpdate(request.Path, (int)body.Length, (_, before) => before + (int)body.Length);
            return Results.Bytes([], "application/x-protobuf");
        });
        await app.StartAsync();
        return app;
    }
}
