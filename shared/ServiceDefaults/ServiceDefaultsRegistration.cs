using FeedRanking.ServiceDefaults.Health;
using FeedRanking.ServiceDefaults.Hosting;
using FeedRanking.ServiceDefaults.Metrics;
using FeedRanking.ServiceDefaults.SlowRequests;
using FeedRanking.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace FeedRanking.ServiceDefaults;

/// <summary>What every service has: telemetry, health, limits, gRPC, logs (slow requests too), and an orderly end.</summary>
public static class ServiceDefaultsRegistration
{
    /// <summary>
    /// Adds the defaults. Readiness is the sum of all health checks that carry the tag <see cref="HealthTags.Ready"/>; register them the
    /// usual way. Meters and activity sources called <c>FeedRanking.*</c> are collected without further ado.
    /// </summary>
    /// <param name="builder">The builder of the web application.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">
    /// When the application starts: a value of <see cref="ServiceDefaultsOptions"/> is out of its range.
    /// </exception>
    public static TBuilder AddServiceDefaults<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddOptions<ServiceDefaultsOptions>()
            .BindConfiguration(ServiceDefaultsOptions.SectionName)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.AddConsoleLogs();
        builder.AddTelemetry();
        builder.Services.AddServiceHealth();
        builder.Services.AddServerLimits();
        builder.Services.AddGrpcDefaults();
        builder.Services.AddDraining();
        builder.Services.AddSlowRequestLog();
        return builder;
    }

    /// <summary>
    /// Maps <c>/health/live</c>, <c>/health/ready</c>, <c>/metrics</c> (Prometheus text) and the gRPC health service.
    /// </summary>
    /// <param name="app">The web application, built from a builder with the defaults.</param>
    /// <returns>The same application.</returns>
    public static WebApplication MapServiceDefaults(this WebApplication app)
    {
        app.MapServiceHealth();
        app.MapPrometheusMetrics();
        app.MapGrpcHealthChecksService().WithMetadata(MayTakeLong.Marker);
        return app;
    }
}
