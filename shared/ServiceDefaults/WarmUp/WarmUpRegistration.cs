using FeedRanking.ServiceDefaults.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FeedRanking.ServiceDefaults.WarmUp;

/// <summary>Adds warming to a service.</summary>
public static class WarmUpRegistration
{
    /// <summary>
    /// Makes requests of this kind once the server listens; readiness waits for them, a bounded time (<see cref="WarmUpOptions"/>).
    /// A service has one kind.
    /// </summary>
    /// <typeparam name="T">The kind of request. May take <see cref="OwnGrpcEndpoint"/>.</typeparam>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddWarmUp<T>(this IServiceCollection services)
        where T : class, IWarmUp
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<WarmUpOptions>().BindConfiguration(WarmUpOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<OwnGrpcEndpoint>();
        services.AddSingleton<WarmUpState>();
        services.AddSingleton<IWarmUp, T>();
        services.AddHostedService<WarmUpService>();
        services.AddHealthChecks().AddCheck<WarmUpHealthCheck>(WarmUpHealthCheck.Name, tags: [HealthTags.Ready]);
        return services;
    }
}
