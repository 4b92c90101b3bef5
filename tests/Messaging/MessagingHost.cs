using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FeedRanking.Messaging.Tests;

/// <summary>A process with some of messaging, and topics of its own.</summary>
internal static class MessagingHost
{
    private static int _prefixes;

    /// <summary>A topic prefix that no other test uses.</summary>
    public static string NewPrefix() => $"t{Interlocked.Increment(ref _prefixes)}-";

    public static async Task<IHost> StartAsync(
        string servers, string prefix, Action<IServiceCollection> add, Dictionary<string, string?>? settings = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Kafka:BootstrapServers"] = servers,
            ["Kafka:TopicPrefix"] = prefix,
        });
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        add(builder.Services);
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    public static IEventPublisher Publisher(this IHost host) => host.Services.GetRequiredService<IEventPublisher>();
}
