using FeedRanking.Features;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FeedRanking.CandidateRetrieval.Catalogue;

/// <summary>Ready when the index covers the catalogue that was first read whole.</summary>
internal sealed class SnapshotHealthCheck(SnapshotHolder holder, VideoCatalogue catalogue) : IHealthCheck
{
    private volatile bool _wasComplete;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var covered = holder.Current?.SlotCount ?? 0;

        // Once complete, a handful of uploads since the last refresh are no reason to leave the pool.
        _wasComplete |= covered > 0 && covered == catalogue.Count;
        return Task.FromResult(_wasComplete
            ? HealthCheckResult.Healthy($"{covered} videos in the index.")
            : new HealthCheckResult(context.Registration.FailureStatus, $"{covered} of {catalogue.Count} videos are in the index."));
    }
}
