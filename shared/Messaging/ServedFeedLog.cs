using System.Threading.Channels;
using Microsoft.Extensions.Options;

namespace FeedRanking.Messaging;

/// <summary>The queue between responses and Kafka. Writing never waits; what does not fit is dropped and counted.</summary>
internal sealed class ServedFeedLog(IOptions<ServedFeedLogOptions> options, MessagingMetrics metrics) : IServedFeedLog
{
    private readonly Channel<ServedFeed> _queue = Channel.CreateBounded<ServedFeed>(
        new BoundedChannelOptions(options.Value.Capacity) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });

    public ChannelReader<ServedFeed> Queued => _queue.Reader;

    public bool TryLog(ServedFeed feed)
    {
        if (_queue.Writer.TryWrite(feed))
        {
            return true;
        }

        metrics.DroppedFeed("queue_full");
        return false;
    }

    /// <summary>Takes no more; what is queued is still sent.</summary>
    public void Complete() => _queue.Writer.TryComplete();
}
