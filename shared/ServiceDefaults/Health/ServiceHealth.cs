using FeedRanking.ServiceDefaults.SlowRequests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.DependencyInjection;

namespace FeedRanking.ServiceDefaults.Health;

/// <summary>Live: the process answers. Ready: every check with the tag <see cref="HealthTags.Ready"/> is healthy or degraded.</summary>
internal static class ServiceHealth
{
    public static void AddServiceHealth(this IServiceCollection services)
    {
        services.AddSingleton<ReadinessGate>();
        services.AddHealthChecks().AddCheck<ReadinessGate>(ReadinessGate.Name, tags: [HealthTags.Ready]);
    }

    public static void MapServiceHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions
        {
            Predicate = _ => false,
            ResponseWriter = HealthJson.WriteAsync,
        }).WithMetadata(MayTakeLong.Marker);
        app.MapHealthChecks("/health/ready", new HealthCheckOptions
        {
            Predicate = check => check.Tags.Contains(HealthTags.Ready),
            ResponseWriter = HealthJson.WriteAsync,
        }).WithMetadata(MayTakeLong.Marker);
    }
}
