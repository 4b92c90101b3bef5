using FeedRanking.Features;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FeedRanking.FeatureStore;

/// <summary>Ready when the catalogue has been read whole and holds something.</summary>
internal sealed class CatalogueHealthCheck(CatalogueState state, VideoCatalogue catalogue) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(state.Loaded
            ? HealthCheckResult.Healthy($"{catalogue.Count} videos in memory.")
            : new HealthCheckResult(context.Registration.FailureStatus, state.LastProblem));
}
