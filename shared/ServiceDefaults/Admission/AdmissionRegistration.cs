using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace FeedRanking.ServiceDefaults.Admission;

/// <summary>Adds admission to a service.</summary>
public static class AdmissionRegistration
{
    /// <summary>Adds <see cref="CallAdmission"/> with one limit for all calls of the process (<see cref="AdaptiveLimitOptions"/>).</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddCallAdmission(this IServiceCollection services)
    {
        services.AddOptions<AdaptiveLimitOptions>().BindConfiguration(AdaptiveLimitOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.TryAddSingleton(provider => new AdaptiveLimit(
            provider.GetRequiredService<IOptions<AdaptiveLimitOptions>>().Value, provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<AdmissionMetrics>();
        services.AddHostedService(provider => provider.GetRequiredService<AdmissionMetrics>());
        services.TryAddSingleton<CallAdmission>();
        return services;
    }
}
