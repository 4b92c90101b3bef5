using FeedRanking.Features;
using FeedRanking.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FeedRanking.Messaging.Tests;

/// <summary>The broker of last resort: librdkafka's own, in the memory of another client. It makes topics only when asked for them.</summary>
public sealed class EmbeddedBrokerTests
{
    [Fact]
    public async Task EmbeddedBroker_PublishedEvents_AreConsumed()
    {
        using var broker = EmbeddedBroker.Start();
        var handler = new RecordingHandler<EngagementEvent>();
        using var host = await MessagingHost.StartAsync(broker.Address, "", services =>
        {
            services.AddSingleton<IBatchHandler<EngagementEvent>>(handler);
            services.AddEventPublisher().AddEventConsumer<RecordingHandler<EngagementEvent>>().AddKafkaReadiness();
        }, new() { ["Kafka:Embedded"] = "true" });

        await Eventually.Async(() => PublishesAsync(host.Publisher()), TimeSpan.FromSeconds(60), "Publishing");

        await Eventually.Async(() => handler.Values.Any(engagement => engagement.VideoId == 2), TimeSpan.FromSeconds(60), "Consuming");
        var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        report.Entries["kafka"].Status.ShouldBe(HealthStatus.Healthy);
        await host.StopAsync();
    }

    private static async Task<bool> PublishesAsync(IEventPublisher publisher)
    {
        try
        {
            await publisher.PublishAsync([Events.Some(1, 1), Events.Some(1, 2)], default);
            return true;
        }
        catch (MessagingUnavailableException)
        {
            return false;
        }
    }
}
