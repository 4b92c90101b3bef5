using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace FeedRanking.FeatureStore;

/// <summary>
/// The one connection to Redis. It needs no Redis to start, comes back by itself, and turns everything that can go wrong on the way
/// into <see cref="FeatureStoreUnavailableException"/>.
/// </summary>
internal sealed class RedisConnection(IOptions<RedisOptions> options, TimeProvider time, FeatureStoreMetrics metrics) : IDisposable
{
    private readonly RedisOptions _options = options.Value;
    private readonly Lock _gate = new();
    private Task<ConnectionMultiplexer>? _connecting;

    public string Address => _options.Address;

    /// <summary>Longest wait for one step of a bulk operation.</summary>
    public TimeSpan BulkTimeout => TimeSpan.FromMilliseconds(_options.BulkTimeoutMs);

    /// <summary>Runs one operation with the ordinary time limit.</summary>
    public Task<T> RunAsync<T>(string operation, Func<IDatabase, Task<T>> call, CancellationToken cancellationToken) =>
        RunAsync(operation, TimeSpan.FromMilliseconds(_options.TimeoutMs), call, cancellationToken);

    /// <summary>Runs one operation: measured, bounded by <paramref name="limit"/> and the token, errors translated.</summary>
    /// <exception cref="FeatureStoreUnavailableException">Redis cannot be reached, refused, or did not answer in time.</exception>
    public async Task<T> RunAsync<T>(string operation, TimeSpan limit, Func<IDatabase, Task<T>> call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var started = time.GetTimestamp();
        try
        {
            var connection = await WithinAsync(ConnectAsync(), limit, cancellationToken);
            return await WithinAsync(call(connection.GetDatabase()), limit, cancellationToken);
        }
        catch (Exception error) when (error is RedisException or TimeoutException or ObjectDisposedException)
        {
            var reason = error is TimeoutException ? "timeout" : "unavailable";
            metrics.Failed(operation, reason);
            throw new FeatureStoreUnavailableException($"Redis at {_options.Address}: {operation} failed ({reason}): {error.Message}", error);
        }
        finally
        {
            metrics.Done(operation, time.GetElapsedTime(started));
        }
    }

    /// <summary>Begins to connect without waiting, so that the first request finds the connection there.</summary>
    public void Begin() => Forget(ConnectAsync());

    /// <summary>Runs something on every node that holds keys: for maintenance only.</summary>
    public async Task ForEachServerAsync(Func<IServer, IDatabase, Task> call, CancellationToken cancellationToken)
    {
        var connection = await WithinAsync(ConnectAsync(), BulkTimeout, cancellationToken);
        foreach (var endPoint in connection.GetEndPoints(false))
        {
            var server = connection.GetServer(endPoint, null);
            if (server.IsConnected)
            {
                await call(server, connection.GetDatabase());
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_connecting is { IsCompletedSuccessfully: true })
            {
                // Without waiting for the servers to say goodbye: whoever needed an answer has awaited it.
                _connecting.Result.Close(allowCommandsToComplete: false);
                _connecting.Result.Dispose();
            }
        }
    }

    // What we stop waiting for may still fail later; nobody else would look at that failure.
    private static void Forget(Task task) =>
        task.ContinueWith(static done => _ = done.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);

    private async Task<T> WithinAsync<T>(Task<T> task, TimeSpan limit, CancellationToken cancellationToken)
    {
        if (task.IsCompleted)
        {
            return await task;
        }

        try
        {
            return await task.WaitAsync(limit, time, cancellationToken);
        }
        finally
        {
            if (!task.IsCompleted)
            {
                Forget(task);
            }
        }
    }

    private Task<ConnectionMultiplexer> ConnectAsync()
    {
        var connecting = _connecting;
        if (connecting is { IsFaulted: false, IsCanceled: false })
        {
            return connecting;
        }

        lock (_gate)
        {
            if (_connecting is null or { IsFaulted: true } or { IsCanceled: true })
            {
                _connecting = ConnectionMultiplexer.ConnectAsync(Configuration());
            }

            return _connecting;
        }
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
            ClientName = "feedranking",
        };
        foreach (var address in _options.Address.Split(','))
        {
            configuration.EndPoints.Add(address);
        }

        return configuration;
    }
}
