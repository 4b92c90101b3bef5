using FeedRanking.Features;
using FeedRanking.Retrieval;
using FeedRanking.Retrieval.Catalogue;
using Microsoft.Extensions.Options;

namespace FeedRanking.CandidateRetrieval.Catalogue;

/// <summary>Makes a snapshot as soon as the catalogue is there and whenever it has grown, and at an interval: off the serving path, swapped in one step.</summary>
internal sealed class SnapshotRefresher(
    VideoCatalogue catalogue,
    PopularLists popular,
    SnapshotBuilder builder,
    SnapshotHolder holder,
    RetrievalMetrics metrics,
    IOptions<RetrievalOptions> options,
    TimeProvider time) : BackgroundService
{
    // A grown catalogue is taken up at once, an unchanged one at the interval; but rebuilding never takes more than one part in this many of a core's time.
    private const int MaxShare = 6;

    private TimeSpan _lastDuration;
    private long _lastEnd;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (IsDue)
            {
                await RefreshAsync(stoppingToken);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(options.Value.LookMs), time, stoppingToken);
        }
    }

    private bool IsComplete => holder.Current is { } snapshot && snapshot.SlotCount == catalogue.Count;

    private bool IsDue
    {
        get
        {
            var pause = time.GetElapsedTime(_lastEnd);
            return holder.Current is null
                || (pause >= _lastDuration * (MaxShare - 1) && (!IsComplete || pause >= TimeSpan.FromMilliseconds(options.Value.RefreshMs)));
        }
    }

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        if (catalogue.Count == 0)
        {
            return;
        }

        var started = time.GetTimestamp();
        var snapshot = await builder.BuildAsync(await popular.ReadAsync(cancellationToken), cancellationToken);
        holder.Current = snapshot;
        _lastDuration = time.GetElapsedTime(started);
        _lastEnd = time.GetTimestamp();
        metrics.Refreshed(snapshot.Index.Count, _lastDuration);
        holder.HasCoveredAll |= IsComplete;
    }
}
