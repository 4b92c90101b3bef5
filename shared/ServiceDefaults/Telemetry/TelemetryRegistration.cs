using System.Reflection;
using FeedRanking.ServiceDefaults.Metrics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace FeedRanking.ServiceDefaults.Telemetry;

/// <summary>
/// Metrics always (for /metrics). Traces, logs and pushed metrics only where an OTLP endpoint is given: without one nobody reads
/// them, and a request pays nothing for them.
/// </summary>
internal static class TelemetryRegistration
{
    private const string OtlpEndpointKey = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string ServiceNameKey = "OTEL_SERVICE_NAME";
    private const string SilentServerSpans = "Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData";
    private const string OurNames = "FeedRanking.*";

    private static readonly string[] FrameworkMeters =
    [
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "System.Net.Http",
        "System.Runtime",
    ];

    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        var info = ReadServiceInfo(builder);
        builder.Services.AddSingleton(info);
        builder.Services.AddSingleton<PrometheusExporter>();
        builder.Services.AddHostedService<ProcessMetrics>();
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource
                .AddService(info.Name, serviceVersion: info.Version)
                .AddAttributes([new("service.commit", info.Commit)]))
            .WithMetrics(metrics => metrics
                .AddMeter(OurNames)
                .AddMeter(FrameworkMeters)
                .AddView(LatencyBuckets.ViewOf)
                .AddReader(services => new BaseExportingMetricReader(services.GetRequiredService<PrometheusExporter>())));
        if (string.IsNullOrWhiteSpace(builder.Configuration[OtlpEndpointKey]))
        {
            return;
        }

        // Without it a server's span says nothing but when.
        AppContext.SetSwitch(SilentServerSpans, false);
        builder.Services.AddTransient<IStartupFilter, ServerSpans>();
        telemetry
            // A slow bucket then names traces that fell into it. The text of /metrics has no place for them.
            .WithMetrics(static metrics => metrics.SetExemplarFilter(ExemplarFilterType.TraceBased))
            .WithTracing(traces => traces.AddSource(OurNames).AddSource("Microsoft.AspNetCore").AddSource("System.Net.Http"))
            .WithLogging(static _ => { }, static options => options.IncludeFormattedMessage = true)
            .UseOtlpExporter();
    }

    private static ServiceInfo ReadServiceInfo(IHostApplicationBuilder builder)
    {
        var assembly = FindAssembly(builder.Environment.ApplicationName) ?? Assembly.GetEntryAssembly() ?? typeof(ServiceInfo).Assembly;
        var info = ServiceInfo.FromAssembly(assembly);
        return builder.Configuration[ServiceNameKey] is { Length: > 0 } name ? info with { Name = name } : info;
    }

    private static Assembly? FindAssembly(string applicationName) =>
        Array.Find(AppDomain.CurrentDomain.GetAssemblies(), assembly => assembly.GetName().Name == applicationName);
}
