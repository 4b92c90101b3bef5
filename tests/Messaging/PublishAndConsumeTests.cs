using System.Text;
using Confluent.Kafka;
using FeedRanking.Features;
using FeedRanking.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FeedRanking.Messaging.Tests;

[Collection(KafkaCollection.Name)]
public sealed class PublishAndConsumeTests(KafkaFixture kafka)
{
    private readonly string _prefix = MessagingHost.NewPrefix();

    [RequiresFact(Need.Kafka)]
    public async Task Published_Events_ArriveWithTheOrderOfEachViewerKept()
    {
        using var host = await StartPublisherAsync();
        var events = Enumerable.Range(0, 200).Select(i => Events.Some(viewerId: i % 7, videoId: i)).ToList();

        await host.Publisher().PublishAsync(events, default);

        var handler = new RecordingHandler<EngagementEvent>();
        using var consumer = await StartConsumerAsync(handler);
        await Eventually.Async(() => handler.Values.Count == events.Count);
        foreach (var viewer in events.GroupBy(engagement => engagement.ViewerId))
        {
            handler.Values.Where(engagement => engagement.ViewerId == viewer.Key).ShouldBe(viewer);
            handler.Batches.Where(batch => batch.Messages.Any(message => message.Value.ViewerId == viewer.Key))
                .Select(batch => batch.Partition).Distinct().Count().ShouldBe(1, "one viewer, one partition");
        }

        await consumer.StopAsync();
        await host.StopAsync();
    }

    [RequiresFact(Need.Kafka)]
    public async Task Consumer_Restarted_GoesOnWhereItHadCommitted()
    {
        using var host = await StartPublisherAsync();
        await host.Publisher().PublishAsync([.. Enumerable.Range(0, 20).Select(i => Events.Some(1, i))], default);
        var first = new RecordingHandler<EngagementEvent>();
        using (var consumer = await StartConsumerAsync(first))
        {
            await Eventually.Async(() => first.Values.Count == 20);
            await consumer.StopAsync();
        }

        await host.Publisher().PublishAsync([.. Enumerable.Range(20, 20).Select(i => Events.Some(1, i))], default);

        var second = new RecordingHandler<EngagementEvent>();
        using var again = await StartConsumerAsync(second);
        await Eventually.Async(() => second.Values.Count >= 20);
        second.Values.Select(engagement => engagement.VideoId).ShouldBe(Enumerable.Range(20, 20).Select(i => (long)i));
        second.Batches.First().Stream.ShouldBe(first.Batches.First().Stream);
        await again.StopAsync();
        await host.StopAsync();
    }

    [RequiresFact(Need.Kafka)]
    public async Task Handler_AsksForRetry_GetsTheSameMessagesAgainInOrder()
    {
        using var host = await StartPublisherAsync();
        var handler = new RecordingHandler<EngagementEvent>();
        handler.FailNext(3);
        using var consumer = await StartConsumerAsync(handler);
        using var retries = new CounterProbe("feedranking.messaging.retries", consumer.Services);

        await host.Publisher().PublishAsync([.. Enumerable.Range(0, 10).Select(i => Events.Some(1, i))], default);

        await Eventually.Async(() => handler.Values.Count >= 10);
        handler.Attempts.ShouldBeGreaterThan(3);
        retries.Sum.ShouldBe(3);
        handler.Values.Select(engagement => engagement.VideoId).ShouldBe(Enumerable.Range(0, 10).Select(i => (long)i));
        await consumer.StopAsync();
        await host.StopAsync();
    }

    [RequiresFact(Need.Kafka)]
    public async Task Consumer_PoisonAmongMessages_SkipsItAndGoesOn()
    {
        using var host = await StartPublisherAsync();
        await host.Publisher().PublishAsync([Events.Some(1, 1)], default);
        await ProducePlainAsync("1", "{\"this\": \"is no event\"}");
        await ProducePlainAsync("1", "");
        await host.Publisher().PublishAsync([Events.Some(1, 2)], default);

        var handler = new RecordingHandler<EngagementEvent>();
        using var poison = new CounterProbe("feedranking.messaging.poison");
        using var consumer = await StartConsumerAsync(handler);

        await Eventually.Async(() => handler.Values.Count == 2);
        handler.Values.Select(engagement => engagement.VideoId).ShouldBe([1, 2]);
        poison.Sum.ShouldBeGreaterThanOrEqualTo(2);
        await consumer.StopAsync();
        await host.StopAsync();
    }

    [RequiresFact(Need.Kafka)]
    public async Task ServedFeeds_Logged_ArriveAtTheirConsumer()
    {
        var handler = new RecordingHandler<ServedFeed>();
        using var host = await MessagingHost.StartAsync(kafka.BootstrapServers, _prefix, services =>
        {
            services.AddSingleton<IBatchHandler<ServedFeed>>(handler);
            services.AddServedFeedLog().AddServedFeedConsumer<RecordingHandler<ServedFeed>>();
        });

        host.Services.GetRequiredService<IServedFeedLog>().TryLog(Events.Feed(7)).ShouldBeTrue();

        await Eventually.Async(() => handler.Values.Count == 1);
        handler.Values[0].Items.ShouldBe(Events.Feed(7).Items);
        await host.StopAsync();
    }

    [RequiresFact(Need.Kafka)]
    public async Task ServedFeedLog_Stopped_SendsWhatIsQueuedFirst()
    {
        using (var host = await MessagingHost.StartAsync(kafka.BootstrapServers, _prefix, services => services.AddServedFeedLog()))
        {
            var log = host.Services.GetRequiredService<IServedFeedLog>();
            foreach (var viewerId in Enumerable.Range(0, 500))
            {
                log.TryLog(Events.Feed(viewerId)).ShouldBeTrue();
            }

            await host.StopAsync();
        }

        var handler = new RecordingHandler<ServedFeed>();
        using var consumer = await MessagingHost.StartAsync(kafka.BootstrapServers, _prefix, services =>
        {
            services.AddSingleton<IBatchHandler<ServedFeed>>(handler);
            services.AddServedFeedConsumer<RecordingHandler<ServedFeed>>();
        });
        await Eventually.Async(() => handler.Values.Count == 500);
        await consumer.StopAsync();
    }

    [RequiresFact(Need.Kafka)]
    public async Task TwoConsumers_OneLeaves_TheOtherTakesOverAndNothingIsLost()
    {
        using var host = await StartPublisherAsync();
        var (first, second) = (new RecordingHandler<EngagementEvent>(), new RecordingHandler<EngagementEvent>());
        using var staying = await StartConsumerAsync(first);
        using (var leaving = await StartConsumerAsync(second))
        {
            for (var round = 0; first.Batches.IsEmpty || second.Batches.IsEmpty; round++)
            {
                round.ShouldBeLessThan(300, "both consumers should get partitions");
                await host.Publisher().PublishAsync([.. Enumerable.Range(0, 20).Select(viewer => Events.Some(viewer, (round * 100) + viewer))], default);
            }

            await leaving.StopAsync();
        }

        await host.Publisher().PublishAsync([.. Enumerable.Range(0, 20).Select(viewer => Events.Some(viewer, 32_000 + viewer))], default);

        await Eventually.Async(() => first.Values.Count(engagement => engagement.VideoId >= 32_000) == 20, TimeSpan.FromSeconds(60));
        var offsets = first.Batches.Concat(second.Batches)
            .SelectMany(batch => batch.Messages.Select(message => (batch.Partition, message.Offset))).Distinct().ToList();
        foreach (var partition in offsets.GroupBy(place => place.Partition))
        {
            var seen = partition.Select(place => place.Offset).Order().ToList();
            seen.ShouldBe(Enumerable.Range(0, seen.Count).Select(offset => (long)offset), "every message of a partition was handled");
        }

        await staying.StopAsync();
        await host.StopAsync();
    }

    private Task<IHost> StartPublisherAsync() =>
        MessagingHost.StartAsync(kafka.BootstrapServers, _prefix, services => services.AddEventPublisher());

    private Task<IHost> StartConsumerAsync(RecordingHandler<EngagementEvent> handler) =>
        MessagingHost.StartAsync(kafka.BootstrapServers, _prefix, services =>
        {
            services.AddSingleton<IBatchHandler<EngagementEvent>>(handler);
            services.AddEventConsumer<RecordingHandler<EngagementEvent>>();
        });

    private async Task ProducePlainAsync(string key, string value)
    {
        var configuration = new ProducerConfig { BootstrapServers = kafka.BootstrapServers, Partitioner = Partitioner.Murmur2Random };
        using var producer = new ProducerBuilder<byte[], byte[]>(configuration).Build();
        await producer.ProduceAsync(
            _prefix + Topics.Engagement,
            new Message<byte[], byte[]> { Key = Encoding.ASCII.GetBytes(key), Value = Encoding.UTF8.GetBytes(value) });
    }
}
