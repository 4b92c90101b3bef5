using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace FeedRanking.FeatureStore;

/// <summary>Makes clients of Redis as the options ask, and ends them.</summary>
internal sealed class RedisDialer(IOptions<RedisOptions> options)
{
    private readonly RedisOptions _options = options.Value;

    public string Address => _options.Address;

    /// <summary>A client that may or may not be connected yet: it goes on trying by itself.</summary>
    public Task<ConnectionMultiplexer> DialAsync() => ConnectionMultiplexer.ConnectAsync(Configuration());

    /// <summary>A client that is connected; null when Redis could not be reached within the limit for connecting.</summary>
    public async Task<ConnectionMultiplexer?> TryDialAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var dialing = DialAsync();
        try
        {
            var client = await dialing.WaitAsync(TimeSpan.FromMilliseconds(_options.ConnectTimeoutMs), time, cancellationToken);
            if (client.IsConnected)
            {
                return client;
            }

            HangUp(client);
            return null;
        }
        catch (Exception error) when (error is RedisException or TimeoutException or OperationCanceledException)
        {
            HangUp(dialing);
            cancellationToken.ThrowIfCancellationRequested();
            return null;
        }
    }

    /// <summary>Ends a client that may still be on its way: at once, or when it comes.</summary>
    public static void HangUp(Task<ConnectionMultiplexer> dialing) =>
        dialing.ContinueWith(
            static dialed =>
            {
                if (dialed.IsCompletedSuccessfully)
                {
                    HangUp(dialed.Result);
                }
                else
                {
                    // Looked at, so that nobody reports it as unobserved.
                    _ = dialed.Exception;
                }
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);

    // Without waiting for the servers to say goodbye: whoever needed an answer has awaited it.
    private static void HangUp(ConnectionMultiplexer client)
    {
        client.Close(allowCommandsToComplete: false);
        client.Dispose();
    }

    private ConfigurationOptions Configuration()
    {
        var configuration = new ConfigurationOptions
        {
            // Start without Redis and keep trying.
            AbortOnConnectFail = false,
            ConnectTimeout = _options.ConnectTimeoutMs,
            ConnectRetry = 1,
            ReconnectRetryPolicy = new LinearRetry(_options.ReconnectPauseMs),
            SyncTimeout = Math.Max(_options.TimeoutMs, _options.BulkTimeoutMs),

            // A handshake that gets no answer is given up after this, seconds; established connections are RedisWatcher's matter.
            KeepAlive = Math.Max(1, _options.SilenceMs / 1_000),
            ClientName = "feedranking",
        };
        foreach (var address in _options.Address.Split(','))
        {
            configuration.EndPoints.Add(address);
        }

        return configuration;
    }
}
