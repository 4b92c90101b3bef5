using FeedRanking.FeatureStore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the keeping of next pages to a service.</summary>
public static class FeedSessionRegistration
{
    /// <summary>Adds <see cref="IFeedSessionStore"/> over Redis. Needs <see cref="FeatureStoreRegistration.AddFeatureStore"/>.</summary>
    public static IServiceCollection AddFeedSessions(this IServiceCollection services)
    {
        services.TryAddSingleton<IFeedSessionStore, RedisFeedSessionStore>();
        return services;
    }
}
