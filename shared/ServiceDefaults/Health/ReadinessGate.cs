using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FeedRanking.ServiceDefaults.Health;

/// <summary>Healthy until the process begins to stop; never again after that.</summary>
internal sealed class ReadinessGate : IHealthCheck
{
    public const string Name = "accepting";

    private volatile bool _isClosed;

    public void Close() => _isClosed = true;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_isClosed ? HealthCheckResult.Unhealthy("stopping") : HealthCheckResult.Healthy());
}
