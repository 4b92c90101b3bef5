using FeedRanking.Features;
using Microsoft.Extensions.Options;

namespace FeedRanking.CandidateRetrieval.Catalogue;

/// <summary>Makes the first snapshot as soon as the catalogue is there, then a new one at an interval: off the serving path, swapped in one step.</summary>
internal sealed class SnapshotRefresher(
    VideoCatalogue catalogue,
    PopularLists popular,
    SnapshotBuilder builder,
    SnapshotHolder holder,
    RetrievalMetrics metrics,
    IOptions<RetrievalOptions> options,
    TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await RefreshAsync(stoppingToken);
            await Task.Delay(TimeSpan.FromMilliseconds(IsComplete ? options.Value.RefreshMs : options.Value.FirstRefreshMs), time, stoppingToken);
        }
    }

    // While the first catalogue is being read it grows from look to look.
    private bool IsComplete => holder.Current is { } snapshot && snapshot.SlotCount == catalogue.Count;

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        if (catalogue.Count == 0)
        {
            return;
        }

        var started = time.GetTimestamp();
        var snapshot = await builder.BuildAsync(await popular.ReadAsync(cancellationToken), cancellationToken);
        holder.Current = snapshot;
        metrics.Refreshed(snapshot.Index.Count, time.GetElapsedTime(started));
    }
}
