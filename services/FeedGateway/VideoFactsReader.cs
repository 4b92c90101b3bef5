using FeedRanking.FeatureStore;

namespace FeedRanking.FeedGateway;

/// <summary>
/// Fills <see cref="VideoFacts"/> once from the store, up to its capacity, so that stored ids can be arranged right after a start. What
/// does not fit or is published later comes with the retrievals. Readiness does not wait for it.
/// </summary>
internal sealed class VideoFactsReader(IVideoStore store, VideoFacts facts, TimeProvider clock, ILogger<VideoFactsReader> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await ReadAsync(stoppingToken) == 0)
            {
                await Task.Delay(Pause, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            log.LogDebug("The process stops before the store could be read.");
        }
    }

    /// <returns>How many videos were read; 0 when the store is away or empty.</returns>
    private async Task<int> ReadAsync(CancellationToken stopping)
    {
        var count = 0;
        try
        {
            await foreach (var row in store.ReadAllAsync(stopping))
            {
                if (count == VideoFacts.Capacity)
                {
                    break;
                }

                facts.Keep(row.VideoId, row.CreatorId, row.Topic);
                count++;
            }
        }
        catch (FeatureStoreUnavailableException exception)
        {
            log.LogDebug("Video facts cannot be read yet: {Reason}", exception.Message);
        }

        return count;
    }
}
