using System.Diagnostics;
using FeedRanking.Features;
using FeedRanking.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace FeedRanking.Messaging.Tests;

[Collection(KafkaCollection.Name)]
public sealed class BrokerOutageTests(KafkaFixture kafka)
{
    // A consumer comes back only after its session on the broker has ended: seconds, more on a busy machine.
    private static readonly TimeSpan RecoveryLimit = TimeSpan.FromSeconds(90);

    private readonly string _prefix = MessagingHost.NewPrefix();

    [Fact]
    public async Task Publisher_NoBroker_SaysSoWithinThreeSeconds()
    {
        var servers = $"127.0.0.1:{FreePort.Next()}";
        using var host = await MessagingHost.StartAsync(servers, _prefix, services => services.AddEventPublisher());
        using var failures = new CounterProbe("feedranking.messaging.publish_failures", host.Services);
        var watch = Stopwatch.StartNew();

        var error = await Should.ThrowAsync<MessagingUnavailableException>(() => host.Publisher().PublishAsync([Events.Some(1, 1)], default));

        // The limit is 2.5 s; a loaded machine gets some more to notice.
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        error.Message.ShouldContain(servers);
        failures.Sum.ShouldBe(1);
        await host.StopAsync();
    }

    [Fact]
    public async Task Publisher_TokenCancelled_StopsWaiting()
    {
        using var host = await MessagingHost.StartAsync(
            $"127.0.0.1:{FreePort.Next()}", _prefix, services => services.AddEventPublisher(), new() { ["Kafka:DeliveryTimeoutMs"] = "60000" });
        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        await Should.ThrowAsync<OperationCanceledException>(() => host.Publisher().PublishAsync([Events.Some(1, 1)], cancelled.Token));
    }

    [Fact]
    public async Task Readiness_NoBroker_IsUnhealthyAndProcessLives()
    {
        var handler = new RecordingHandler<EngagementEvent>();
        using var host = await MessagingHost.StartAsync($"127.0.0.1:{FreePort.Next()}", _prefix, services =>
        {
            services.AddSingleton<IBatchHandler<EngagementEvent>>(handler);
            services.AddEventConsumer<RecordingHandler<EngagementEvent>>().AddKafkaReadiness();
        });

        var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        report.Entries["kafka"].Status.ShouldBe(HealthStatus.Unhealthy);
        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested.ShouldBeFalse();
        await host.StopAsync();
    }

    [Fact]
    public void ServedFeedLog_Full_DropsAndNeverWaits()
    {
        // The sender is not started, so the queue stays as it is.
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration["ServedFeedLog:Capacity"] = "3";
        builder.Services.AddServedFeedLog();
        using var host = builder.Build();
        using var dropped = new CounterProbe("feedranking.messaging.dropped_feeds", host.Services);
        var log = host.Services.GetRequiredService<IServedFeedLog>();

        var taken = Enumerable.Range(0, 5).Select(viewerId => log.TryLog(Events.Feed(viewerId))).ToList();

        taken.ShouldBe([true, true, true, false, false]);
        dropped.Sum.ShouldBe(2);
    }

    [Fact]
    public async Task Publisher_MoreEventsThanTheQueueHolds_WaitsForRoomAndLosesNone()
    {
        const int QueueHolds = 100;
        using var broker = EmbeddedBroker.Start();
        using var host = await MessagingHost.StartAsync(broker.Address, "", services => services.AddEventPublisher(), new()
        {
            ["Kafka:Embedded"] = "true",
            ["Kafka:MaxQueuedMessages"] = $"{QueueHolds}",
            ["Kafka:DeliveryTimeoutMs"] = "60000",
        });
        using var failures = new CounterProbe("feedranking.messaging.publish_failures", host.Services);
        using var published = new CounterProbe("feedranking.messaging.published", host.Services);

        await host.Publisher().PublishAsync([.. Enumerable.Range(0, 20 * QueueHolds).Select(i => Events.Some(i % 7, i))], default);

        published.Sum.ShouldBe(20 * QueueHolds);
        failures.Sum.ShouldBe(0);
        await host.StopAsync();
    }

    [Fact]
    public async Task Publisher_QueueFullAndNoBroker_SaysHowManyWereNotAcknowledged()
    {
        using var host = await MessagingHost.StartAsync($"127.0.0.1:{FreePort.Next()}", _prefix, services => services.AddEventPublisher(), new()
        {
            ["Kafka:MaxQueuedMessages"] = "100",
            ["Kafka:DeliveryTimeoutMs"] = "500",
        });
        using var failures = new CounterProbe("feedranking.messaging.publish_failures", host.Services);

        var error = await Should.ThrowAsync<MessagingUnavailableException>(
            () => host.Publisher().PublishAsync([.. Enumerable.Range(0, 5_000).Select(i => Events.Some(1, i))], default));

        error.Message.ShouldContain("5000 of 5000");
        failures.Sum.ShouldBe(5_000);
        await host.StopAsync();
    }

    [RequiresFact(Need.Kafka)]
    public async Task Broker_KilledAndBack_LosesNothingAndBothSidesGoOn()
    {
        var handler = new RecordingHandler<EngagementEvent>();
        using var host = await MessagingHost.StartAsync(kafka.BootstrapServers, _prefix, services =>
        {
            services.AddSingleton<IBatchHandler<EngagementEvent>>(handler);
            services.AddEventPublisher().AddEventConsumer<RecordingHandler<EngagementEvent>>().AddKafkaReadiness();
        });
        await Eventually.Async(() => PublishesAsync(host, Events.Some(1, 0)), RecoveryLimit, "The first event");
        await Eventually.Async(() => handler.Values.Count == 1);

        try
        {
            await kafka.KillAsync();
            await Should.ThrowAsync<MessagingUnavailableException>(() => host.Publisher().PublishAsync([Events.Some(1, 100)], default));
        }
        finally
        {
            await kafka.RestartAsync();
        }

        await Eventually.Async(() => PublishesAsync(host, Events.Some(1, 1)), RecoveryLimit, "Publishing again");
        await Eventually.Async(() => handler.Values.Any(engagement => engagement.VideoId == 1), RecoveryLimit, "Consuming again");
        handler.Values.Select(engagement => engagement.VideoId).Where(id => id < 100).Distinct().ShouldBe([0, 1]);
        var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        report.Entries["kafka"].Status.ShouldBe(HealthStatus.Healthy);
        await host.StopAsync();
    }

    private static async Task<bool> PublishesAsync(IHost host, EngagementEvent engagement)
    {
        try
        {
            await host.Publisher().PublishAsync([engagement], default);
            return true;
        }
        catch (MessagingUnavailableException)
        {
            return false;
        }
    }
}
