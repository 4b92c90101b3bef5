using FeedRanking.ServiceDefaults.Admission;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeedGateway.Admission;

/// <summary>Adds admission of feed requests.</summary>
internal static class FeedAdmissionRegistration
{
    /// <summary>Adds the limit, the classes and the measuring of what requests waited before they were begun (<see cref="AdmissionOptions"/>).</summary>
    public static IServiceCollection AddFeedAdmission(this IServiceCollection services)
    {
        services.AddOptions<AdmissionOptions>().BindConfiguration(AdaptiveLimitOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => new AdaptiveLimit(
            provider.GetRequiredService<IOptions<AdmissionOptions>>().Value, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<AdmissionMetrics>().AddHostedService(provider => provider.GetRequiredService<AdmissionMetrics>());
        services.AddSingleton<StartLateness>().AddHostedService(provider => provider.GetRequiredService<StartLateness>());
        return services.AddSingleton<FeedAdmission>();
    }
}
