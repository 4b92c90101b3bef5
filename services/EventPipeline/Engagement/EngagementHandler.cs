using FeedRanking.Features;
using FeedRanking.FeatureStore;
using FeedRanking.Messaging;
using Microsoft.Extensions.Options;

namespace FeedRanking.EventPipeline.Engagement;

/// <summary>Takes a batch apart by viewer, so that each viewer is read and written once, several viewers at a time.</summary>
internal sealed class EngagementHandler(ViewerUpdater updater, IOptions<EngagementOptions> options, EngagementMetrics metrics)
    : IBatchHandler<EngagementEvent>
{
    public async Task HandleAsync(MessageBatch<EngagementEvent> batch, CancellationToken cancellationToken)
    {
        // GroupBy keeps the order within a viewer.
        var viewers = batch.Messages.GroupBy(message => message.Value.ViewerId).ToList();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Value.ViewersAtOnce, CancellationToken = cancellationToken };
        try
        {
            await Parallel.ForEachAsync(
                viewers,
                parallel,
                async (events, token) => await updater.UpdateAsync(batch.Stream, batch.Partition, events.Key, [.. events], token));
        }
        catch (FeatureStoreUnavailableException error)
        {
            // Viewers that were written are recognised by their offset when the batch comes again.
            throw new RetryBatchException(error.Message, error);
        }

        metrics.Batch(viewers.Count);
    }
}
