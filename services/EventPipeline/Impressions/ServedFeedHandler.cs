using System.Diagnostics.Metrics;
using FeedRanking.EventPipeline.Engagement;
using FeedRanking.Messaging;

namespace FeedRanking.EventPipeline.Impressions;

/// <summary>Appends served feeds to the impression log.</summary>
internal sealed class ServedFeedHandler : IBatchHandler<ServedFeed>
{
    private readonly ImpressionLog _log;
    private readonly Counter<long> _impressions;

    public ServedFeedHandler(ImpressionLog log, IMeterFactory meters)
    {
        _log = log;
        _impressions = meters.Create(EngagementMetrics.MeterName)
            .CreateCounter<long>("feedranking.impressions.logged", "{impression}", "Served items that were written to the impression log.");
    }

    public async Task HandleAsync(MessageBatch<ServedFeed> batch, CancellationToken cancellationToken)
    {
        try
        {
            await _log.AppendAsync(
                batch.Messages.Select(message => new LoggedFeed(batch.Stream, batch.Partition, message.Offset, message.Value)), cancellationToken);
        }
        catch (IOException error)
        {
            throw new RetryBatchException($"The impression log cannot be written: {error.Message}", error);
        }

        _impressions.Add(batch.Messages.Sum(message => message.Value.Items.Count));
    }
}
