using System.Diagnostics;
using FeedRanking.Features;
using FeedRanking.FeatureStore;
using FeedRanking.Messaging;
using FeedRanking.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit.Abstractions;

namespace FeedRanking.EventPipeline.Tests;

/// <summary>The whole service between a real broker and a real Redis.</summary>
public sealed class EventPipelineTests(RedisFixture redis, KafkaFixture kafka, ITestOutputHelper output)
    : IClassFixture<RedisFixture>, IClassFixture<KafkaFixture>, IDisposable
{
    private const long ViewerId = 42;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly TemporaryFolder _folder = new();

    [RequiresFact(Need.Redis | Need.Kafka)]
    public async Task Event_Published_IsInTheViewersRowAndServedFeedsAreLogged()
    {
        using var client = await StartClientAsync();
        await PrepareAsync(client);
        await using var service = StartService();
        await service.ReadyAsync(Limit);
        var store = client.Services.GetRequiredService<IViewerStore>();
        var publisher = client.Services.GetRequiredService<IEventPublisher>();
        await publisher.PublishAsync([Event(EngagementType.Impression, 1)], default);
        await Eventually.Async(async () => (await SeenAsync(store)).Contains(1), Limit);

        var watch = Stopwatch.StartNew();
        await publisher.PublishAsync([.. Enumerable.Range(2, 3).Select(videoId => Event(EngagementType.Dwell, videoId))], default);
        await Eventually.Async(async () => (await SeenAsync(store)).Count == 4, Limit);
        output.WriteLine($"published to visible: {watch.Elapsed.TotalMilliseconds:0} ms");

        var row = ViewerRow.Unpack((await store.ReadAsync(ViewerId, default)).Row.Span);
        row.Region.ShouldBe("br", "the profile that was loaded is kept");
        row.Actions.Select(action => action.VideoId).ShouldBe([1, 2, 3, 4], ignoreOrder: true);
        client.Services.GetRequiredService<IServedFeedLog>().TryLog(Feed()).ShouldBeTrue();
        await Eventually.Async(() => Directory.GetFiles(_folder.Path).SelectMany(File.ReadAllLines).Any(), Limit);
        (await service.GetAsync("/metrics")).Body.ShouldContain("feedranking_events_applied");
        await client.StopAsync();
    }

    [RequiresFact(Need.Redis | Need.Kafka)]
    public async Task Service_KilledWhileEventsArrive_AppliesEachOnce()
    {
        using var client = await StartClientAsync();
        await PrepareAsync(client);
        var publisher = client.Services.GetRequiredService<IEventPublisher>();
        var store = client.Services.GetRequiredService<IViewerStore>();
        await using (var first = StartService())
        {
            await first.ReadyAsync(Limit);
            await publisher.PublishAsync([.. Enumerable.Range(1, 5).Select(videoId => Event(EngagementType.Impression, videoId))], default);
            await Eventually.Async(async () => (await SeenAsync(store)).Count == 5, Limit);
        }

        await publisher.PublishAsync([.. Enumerable.Range(6, 5).Select(videoId => Event(EngagementType.Impression, videoId))], default);
        await using var second = StartService();
        await second.ReadyAsync(Limit);

        await Eventually.Async(async () => (await SeenAsync(store)).Count == 10, Limit);
        var row = ViewerRow.Unpack((await store.ReadAsync(ViewerId, default)).Row.Span);
        row.SessionImpressions.ShouldBe(10);
        await client.StopAsync();
    }

    [RequiresFact(Need.Redis | Need.Kafka)]
    public async Task Redis_KilledAndBack_AppliesWhatCameMeanwhile()
    {
        using var client = await StartClientAsync();
        await PrepareAsync(client);
        var publisher = client.Services.GetRequiredService<IEventPublisher>();
        var store = client.Services.GetRequiredService<IViewerStore>();
        await using var service = StartService();
        await service.ReadyAsync(Limit);

        await redis.KillAsync();
        await publisher.PublishAsync([.. Enumerable.Range(1, 5).Select(videoId => Event(EngagementType.Impression, videoId))], default);
        await Eventually.Async(() => service.Output.Contains("will be handled again", StringComparison.Ordinal), Limit);
        await redis.RestartAsync();

        await service.ReadyAsync(Limit);
        await Eventually.Async(() => HasSeenAsync(store, 5), Limit);
        await client.StopAsync();
    }

    public void Dispose() => _folder.Dispose();

    private static EngagementEvent Event(EngagementType type, long videoId) => new(
        Guid.NewGuid(), type, ViewerId, videoId, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(), type == EngagementType.Dwell ? 16_000 : 0);

    private static ServedFeed Feed() => new("r1", ViewerId, 1, "br", "heavy", new Dictionary<string, string>(), [new ServedItem(1, 0, "trending", 1)]);

    private static async Task<IReadOnlyList<long>> SeenAsync(IViewerStore store) =>
        SeenList.Unpack((await store.ReadAsync(ViewerId, default)).Seen.Span).Ids;

    private static async Task<bool> HasSeenAsync(IViewerStore store, int videos)
    {
        try
        {
            return (await SeenAsync(store)).Count == videos;
        }
        catch (FeatureStoreUnavailableException)
        {
            return false;
        }
    }

    private static async Task PrepareAsync(IHost client)
    {
        await client.Services.GetRequiredService<IFeatureStoreMaintenance>().EraseAsync(default);
        await client.Services.GetRequiredService<IViewerStore>().ImportAsync(OneViewer(), default);
        await client.Services.GetRequiredService<IVideoStore>().WriteAsync(
            [.. Enumerable.Range(1, 10).Select(id => new VideoRow { VideoId = id, CreatorId = 1, Topic = 1, DurationMs = 20_000, PublishedAtMs = 0 })],
            default);
    }

    private static async IAsyncEnumerable<(ViewerRow Row, SeenList Seen)> OneViewer()
    {
        await Task.CompletedTask;
        yield return (ViewerRow.Unknown(ViewerId, "br"), new SeenList());
    }

    private ServiceProcess StartService() => ServiceProcess.Start("EventPipeline", new Dictionary<string, string>
    {
        ["Redis:Address"] = redis.Address,
        ["Redis:TimeoutMs"] = "10000",
        ["Kafka:BootstrapServers"] = kafka.BootstrapServers,
        ["Impressions:Directory"] = _folder.Path,
    });

    private async Task<IHost> StartClientAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Redis:Address"] = redis.Address,
            ["Redis:TimeoutMs"] = "10000",
            ["Kafka:BootstrapServers"] = kafka.BootstrapServers,
            ["Kafka:DeliveryTimeoutMs"] = "20000",
        });
        builder.Services.AddFeatureStore().AddEventPublisher().AddServedFeedLog();
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
