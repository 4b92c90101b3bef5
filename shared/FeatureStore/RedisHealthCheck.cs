using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FeedRanking.FeatureStore;

/// <summary>Ready when Redis answers.</summary>
internal sealed class RedisHealthCheck(IFeatureStoreMaintenance store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await store.CheckAsync(cancellationToken);
            return HealthCheckResult.Healthy("Redis answers.");
        }
        catch (FeatureStoreUnavailableException error)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, error.Message);
        }
    }
}
