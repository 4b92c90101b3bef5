using System.Globalization;
using System.Text;
using System.Text.Json;
using Confluent.Kafka;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace FeedRanking.Messaging;

/// <summary>Sends the queued feeds to Kafka in the background. When stopped it first sends what is queued, within a limit.</summary>
internal sealed class ServedFeedLogSender(
    ServedFeedLog log, KafkaProducer producer, IOptions<ServedFeedLogOptions> options, TimeProvider time, MessagingMetrics metrics)
    : BackgroundService
{
    private readonly Action<Error> _answered = error =>
    {
        if (error.IsError)
        {
            metrics.DroppedFeed("not_acknowledged");
        }
    };

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        log.Complete();
        var limit = TimeSpan.FromMilliseconds(options.Value.DrainMs);
        if (ExecuteTask is { } sending)
        {
            await Task.WhenAny(sending, Task.Delay(limit, time, cancellationToken));
        }

        await base.StopAsync(cancellationToken);
        await Task.Run(() => producer.Flush(limit), CancellationToken.None);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var collect = TimeSpan.FromMilliseconds(options.Value.CollectMs);
        while (await log.Queued.WaitToReadAsync(stoppingToken))
        {
            await Task.Delay(collect, time, stoppingToken);
            while (log.Queued.TryRead(out var feed))
            {
                await SendAsync(feed, stoppingToken);
            }
        }
    }

    // While the producer is full this waits, and the queue before it fills and drops.
    private async ValueTask SendAsync(ServedFeed feed, CancellationToken cancellationToken)
    {
        var key = Encoding.ASCII.GetBytes(feed.ViewerId.ToString(CultureInfo.InvariantCulture));
        var value = JsonSerializer.SerializeToUtf8Bytes(feed, MessageJson.Default.ServedFeed);
        if (await producer.ProduceAsync(Topics.ServedFeeds, key, value, _answered, cancellationToken) is not null)
        {
            metrics.DroppedFeed("refused");
        }
    }
}
