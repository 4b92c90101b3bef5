using FeedRanking.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace FeedRanking.FeatureStore.Tests;

/// <summary>The feature store as a service has it, over a given Redis and clock.</summary>
internal sealed class StoreHarness : IDisposable
{
    private readonly ServiceProvider _services;

    public StoreHarness(string address, TimeProvider? time = null, Dictionary<string, string?>? settings = null)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Redis:Address"] = address })
            .AddInMemoryCollection(settings ?? [])
            .Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging();
        services.AddFeatureStore();
        services.AddFeedSessions();
        services.AddExplanationStore();
        services.Replace(ServiceDescriptor.Singleton(time ?? TimeProvider.System));
        _services = services.BuildServiceProvider();
    }

    /// <summary>For probes of counters.</summary>
    public IServiceProvider Services => _services;

    public IViewerStore Viewers => _services.GetRequiredService<IViewerStore>();

    public IVideoStore Videos => _services.GetRequiredService<IVideoStore>();

    public IPopularityStore Popularity => _services.GetRequiredService<IPopularityStore>();

    public IFeedSessionStore Sessions => _services.GetRequiredService<IFeedSessionStore>();

    public IExplanationStore Explanations => _services.GetRequiredService<IExplanationStore>();

    public IFeatureStoreMaintenance Maintenance => _services.GetRequiredService<IFeatureStoreMaintenance>();

    public RedisConnection Connection => _services.GetRequiredService<RedisConnection>();

    /// <summary>Starts what a host would start: the watching of the connection.</summary>
    public async Task StartAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>())
        {
            await service.StartAsync(default);
        }
    }

    public static async Task<StoreHarness> CreateAsync(RedisFixture redis, TimeProvider? time = null)
    {
        // Redis is alive here: on a crowded machine an answer that takes long is still an answer.
        var store = new StoreHarness(redis.Address, time, new() { ["Redis:TimeoutMs"] = "20000", ["Redis:BulkTimeoutMs"] = "60000" });
        await store.Maintenance.EraseAsync(default);
        return store;
    }

    /// <summary>Whether Redis answers now.</summary>
    public async Task<bool> AnswersAsync()
    {
        try
        {
            await Maintenance.CheckAsync(default);
            return true;
        }
        catch (FeatureStoreUnavailableException)
        {
            return false;
        }
    }

    public void Dispose() => _services.Dispose();
}
