using Microsoft.Extensions.Hosting;

namespace FeedRanking.FeatureStore;

/// <summary>Begins to connect when the process starts, without holding it up, so that no request pays for the connection.</summary>
internal sealed class RedisStarter(RedisConnection connection) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        connection.Begin();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
