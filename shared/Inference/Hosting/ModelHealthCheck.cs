using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FeedRanking.Inference.Hosting;

/// <summary>Ready as soon as it can be asked: a model exists only when it is checked and warm. Its description says which one is served.</summary>
internal sealed class ModelHealthCheck(OnnxModel model) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(HealthCheckResult.Healthy($"{model.Manifest.Name} {model.Manifest.Version} on {model.Provider}"));
}
