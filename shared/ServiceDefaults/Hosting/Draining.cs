using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace FeedRanking.ServiceDefaults.Hosting;

/// <summary>The orderly end: not ready first, then no new connections, then the running requests finish within a bound.</summary>
internal static class Draining
{
    public static void AddDraining(this IServiceCollection services)
    {
        services.AddHostedService<DrainingService>();
        services.AddOptions<HostOptions>().Configure<IOptions<ServiceDefaultsOptions>>((host, options) =>
            host.ShutdownTimeout = TimeSpan.FromMilliseconds(options.Value.ReadinessGraceMs + options.Value.DrainTimeoutMs));
    }
}
