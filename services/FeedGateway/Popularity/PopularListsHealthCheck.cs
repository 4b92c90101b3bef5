using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FeedRanking.FeedGateway.Popularity;

/// <summary>Ready as soon as the last rung has something to serve: the gateway can then answer whatever else is away.</summary>
internal sealed class PopularListsHealthCheck(PopularLists lists) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(lists.AreThere
            ? HealthCheckResult.Healthy("popular lists are in memory")
            : HealthCheckResult.Unhealthy("no popular list in memory yet"));
}
