using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FeedRanking.ServiceDefaults.WarmUp;

/// <summary>Keeps the first requests away until the process is warm, for a bounded time: a cold process serves, a little less well.</summary>
internal sealed class WarmUpHealthCheck(WarmUpState state) : IHealthCheck
{
    public const string Name = "warm_up";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(state.Outcome is { } outcome ? HealthCheckResult.Healthy(outcome) : HealthCheckResult.Unhealthy("warming"));
}
