using FeedRanking.FeatureStore;
using FeedRanking.FeedGateway.Grpc;
using FeedRanking.Messaging;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace FeedRanking.FeedGateway.Tests.Fakes;

/// <summary>The whole gateway in this process; stores, Kafka and model services are fakes.</summary>
internal sealed class GatewayHost : WebApplicationFactory<Program>
{
    public FakeViewerStore Viewers { get; } = new();

    public FakeFeedSessionStore Sessions { get; } = new();

    public FakeExplanationStore Explanations { get; } = new();

    public FakeVideoStore Videos { get; } = new();

    public FakePopularityStore Popularity { get; } = new();

    public FakeKafka Kafka { get; } = new();

    public FakeModels Models { get; } = new();

    public Dictionary<string, string> Settings { get; } = new()
    {
        ["WarmUp:Rounds"] = "0",
        ["ServiceDefaults:ReadinessGraceMs"] = "0",

        // What a crowded machine does to time must decide nothing in a test; those of admission and quality switch them on.
        ["Admission:Enabled"] = "false",
        ["QualityFactor:Enabled"] = "false",
    };

    /// <summary>Whether the stores are the real ones, at the address that the settings name.</summary>
    public bool HasRealStores { get; init; }

    /// <summary>Replaces the wall clock, not the timers; null leaves the real one.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>Whether the gateway's own clients ask services at the addresses of the settings, instead of <see cref="Models"/>.</summary>
    public bool UsesRealServices { get; init; }

    /// <summary>Changes what is registered, after the fakes.</summary>
    public Action<IServiceCollection>? AfterFakes { get; init; }

    public GatewayHost() => Popularity.Lists["global"] = FakePopularityStore.Videos(5_000, 300);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services =>
        {
            if (!HasRealStores)
            {
                services.RemoveAll<IViewerStore>().AddSingleton<IViewerStore>(Viewers);
                services.RemoveAll<IFeedSessionStore>().AddSingleton<IFeedSessionStore>(Sessions);
                services.RemoveAll<IExplanationStore>().AddSingleton<IExplanationStore>(Explanations);
                services.RemoveAll<IVideoStore>().AddSingleton<IVideoStore>(Videos);
                services.RemoveAll<IPopularityStore>().AddSingleton<IPopularityStore>(Popularity);
            }

            services.RemoveAll<IEventPublisher>().AddSingleton<IEventPublisher>(Kafka);
            services.RemoveAll<IServedFeedLog>().AddSingleton<IServedFeedLog>(Kafka);
            if (!UsesRealServices)
            {
                services.RemoveAll<IRetrievalClient>().AddSingleton<IRetrievalClient>(Models);
                services.RemoveAll<ILightRankerClient>().AddSingleton<ILightRankerClient>(Models);
                services.RemoveAll<IHeavyRankerClient>().AddSingleton(Models.Heavy);
            }

            AfterFakes?.Invoke(services);
            if (Now is { } now)
            {
                services.RemoveAll<TimeProvider>().AddSingleton<TimeProvider>(new StoppedWallClock(now));
            }

            foreach (var connector in services.Where(ConnectsToServers).ToList())
            {
                services.Remove(connector);
            }
        });
    }

    // Background services that would look for Redis and Kafka.
    private bool ConnectsToServers(ServiceDescriptor service)
    {
        if (service.ServiceType != typeof(IHostedService))
        {
            return false;
        }

        var assembly = service.ImplementationType?.Assembly ?? service.ImplementationFactory?.Method.DeclaringType?.Assembly;
        return (assembly == typeof(IViewerStore).Assembly && !HasRealStores) || assembly == typeof(IEventPublisher).Assembly;
    }
}
