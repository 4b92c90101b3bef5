using FeedRanking.Features;
using FeedRanking.Messaging;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace FeedRanking.MessagingPeer;

/// <summary>
/// Publishes events of seeded viewers, call after call, and says how many Kafka has acknowledged. The video id of an event is its number
/// among the events of its viewer, so a reader sees what is missing, doubled or out of order. Never repeats a call itself.
/// </summary>
internal sealed class ProducerRole(
    IEventPublisher publisher, IOptions<PeerOptions> options, IHostApplicationLifetime lifetime, TimeProvider time) : BackgroundService
{
    private readonly PeerOptions _options = options.Value;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var random = new Random(_options.Seed);
        var next = new int[_options.Viewers];
        var calls = Enumerable.Range(0, _options.Events)
            .Select(number =>
            {
                var viewerId = random.Next(_options.Viewers);
                return new EngagementEvent(new Guid(number, 0, 0, new byte[8]), EngagementType.Click, viewerId, next[viewerId]++, number);
            })
            .Chunk(_options.CallSize);

        // The first event waits until the topic is there; the rate counts from then on.
        var acknowledged = 0;
        var started = time.GetTimestamp();
        foreach (var call in calls)
        {
            await publisher.PublishAsync(call, stoppingToken);
            started = acknowledged == 0 ? time.GetTimestamp() : started;
            acknowledged += call.Length;
            if (acknowledged % 10_000 == 0)
            {
                Console.WriteLine($"acknowledged {acknowledged}");
            }
        }

        Console.WriteLine($"all {acknowledged} acknowledged, {(acknowledged - _options.CallSize) / time.GetElapsedTime(started).TotalSeconds:0} /s");
        lifetime.StopApplication();
    }
}
