using FeedRanking.FeatureStore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the keeping of explanations to a service.</summary>
public static class ExplanationRegistration
{
    /// <summary>Adds <see cref="IExplanationStore"/> over Redis. Needs <see cref="FeatureStoreRegistration.AddFeatureStore"/>.</summary>
    public static IServiceCollection AddExplanationStore(this IServiceCollection services)
    {
        services.TryAddSingleton<IExplanationStore, RedisExplanationStore>();
        return services;
    }
}
