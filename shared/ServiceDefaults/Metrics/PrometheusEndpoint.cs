using FeedRanking.ServiceDefaults.SlowRequests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace FeedRanking.ServiceDefaults.Metrics;

/// <summary>Serves all metrics as Prometheus text.</summary>
internal static class PrometheusEndpoint
{
    private const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static void MapPrometheusMetrics(this WebApplication app) =>
        app.MapGet("/metrics", (PrometheusExporter exporter) => Results.Text(exporter.Scrape(), ContentType))
            .WithMetadata(MayTakeLong.Marker);
}
