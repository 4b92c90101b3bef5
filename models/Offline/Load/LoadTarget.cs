using FeedRanking.FeatureStore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FeedRanking.Offline.Load;

/// <summary>The feature store to fill, without a host around it.</summary>
internal sealed class LoadTarget : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public LoadTarget(string redisAddress)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Redis:Address"] = redisAddress, ["Redis:TimeoutMs"] = "5000" })
            .Build());
        services.AddLogging();
        services.AddFeatureStore();
        _services = services.BuildServiceProvider();
    }

    public IViewerStore Viewers => _services.GetRequiredService<IViewerStore>();

    public IVideoStore Videos => _services.GetRequiredService<IVideoStore>();

    public IPopularityStore Popularity => _services.GetRequiredService<IPopularityStore>();

    public IFeatureStoreMaintenance Maintenance => _services.GetRequiredService<IFeatureStoreMaintenance>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
