using FeedRanking.Features;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FeedRanking.CandidateRetrieval.Catalogue;

/// <summary>
/// Ready when the index has covered the whole catalogue once; a handful of uploads since the last refresh are no reason to leave the pool.
/// </summary>
internal sealed class SnapshotHealthCheck(SnapshotHolder holder, VideoCatalogue catalogue) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var covered = holder.Current?.SlotCount ?? 0;
        return Task.FromResult(holder.HasCoveredAll
            ? HealthCheckResult.Healthy($"{covered} videos in the index.")
            : new HealthCheckResult(context.Registration.FailureStatus, $"{covered} of {catalogue.Count} videos are in the index."));
    }
}
