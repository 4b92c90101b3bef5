using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FeedRanking.FeedGateway.WarmUp;

/// <summary>Keeps the first viewers away until the process is warm, for a bounded time: a cold gateway serves, a little less well.</summary>
internal sealed class WarmUpHealthCheck(WarmUpState state) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(state.Outcome is { } outcome ? HealthCheckResult.Healthy(outcome) : HealthCheckResult.Unhealthy("warming"));
}
