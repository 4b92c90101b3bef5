using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace FeedRanking.FeatureStore;

/// <summary>
/// The one connection to Redis. It needs no Redis to start, comes back by itself, and turns everything that can go wrong on the way
/// into <see cref="FeatureStoreUnavailableException"/>.
/// </summary>
internal sealed class RedisConnection(
    RedisDialer dialer, IOptions<RedisOptions> options, TimeProvider time, FeatureStoreMetrics metrics) : IDisposable
{
    private readonly TimeSpan _limit = TimeSpan.FromMilliseconds(options.Value.TimeoutMs);
    private readonly TimeSpan _bulkLimit = TimeSpan.FromMilliseconds(options.Value.BulkTimeoutMs);
    private readonly Lock _gate = new();
    private Task<ConnectionMultiplexer>? _connecting;
    private bool _disposed;
    private int _bulkRunning;

    public string Address => dialer.Address;

    /// <summary>Whether a bulk operation waits for an answer now.</summary>
    public bool IsBulkRunning => Volatile.Read(ref _bulkRunning) > 0;

    /// <summary>Runs one operation: measured, bounded by the ordinary time limit and the token, errors translated.</summary>
    /// <exception cref="FeatureStoreUnavailableException">Redis cannot be reached, refused, or did not answer in time.</exception>
    public Task<T> RunAsync<T>(string operation, Func<IDatabase, Task<T>> call, CancellationToken cancellationToken) =>
        RunAsync(operation, _limit, call, static (database, call) => call(database), cancellationToken);

    /// <summary>The same for hot paths: <paramref name="call"/> gets its argument handed over, so it needs no closure.</summary>
    public Task<T> RunAsync<TArgument, T>(
        string operation, TArgument argument, Func<IDatabase, TArgument, Task<T>> call, CancellationToken cancellationToken) =>
        RunAsync(operation, _limit, argument, call, cancellationToken);

    /// <summary>Runs one step of a bulk operation: the same, with the longer limit.</summary>
    public async Task<T> RunBulkAsync<T>(string operation, Func<IDatabase, Task<T>> call, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _bulkRunning);
        try
        {
            return await RunAsync(operation, _bulkLimit, call, static (database, call) => call(database), cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _bulkRunning);
        }
    }

    /// <summary>Begins to connect without waiting, so that the first request finds the connection there.</summary>
    public void Begin() => Forget(ConnectAsync());

    /// <summary>Asks every node for a sign of life.</summary>
    public async Task<RedisPulse> FeelPulseAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            var client = await WithinAsync(ConnectAsync(), limit, cancellationToken);
            foreach (var endPoint in client.GetEndPoints(false))
            {
                var server = client.GetServer(endPoint, null);
                if (!server.IsConnected)
                {
                    return RedisPulse.Disconnected;
                }

                await WithinAsync(server.PingAsync(CommandFlags.None), limit, cancellationToken);
            }

            return RedisPulse.Answers;
        }
        catch (TimeoutException)
        {
            return RedisPulse.Silent;
        }
        catch (Exception error) when (error is RedisException or ObjectDisposedException)
        {
            return RedisPulse.Disconnected;
        }
    }

    /// <summary>Puts a new client into the place of the present one, once the new one is connected. What waits for the old one fails.</summary>
    /// <returns>False when Redis could not be reached; the present client stays.</returns>
    public async Task<bool> TryReplaceAsync(CancellationToken cancellationToken)
    {
        var fresh = await dialer.TryDialAsync(time, cancellationToken);
        if (fresh is null)
        {
            return false;
        }

        var old = Task.FromResult(fresh);
        lock (_gate)
        {
            if (!_disposed)
            {
                (_connecting, old) = (old, _connecting ?? old);
            }
        }

        RedisDialer.HangUp(old);
        return true;
    }

    /// <summary>Runs something on every node that holds keys: for maintenance only.</summary>
    public async Task ForEachServerAsync(Func<IServer, IDatabase, Task> call, CancellationToken cancellationToken)
    {
        var client = await WithinAsync(ConnectAsync(), _bulkLimit, cancellationToken);
        foreach (var endPoint in client.GetEndPoints(false))
        {
            var server = client.GetServer(endPoint, null);
            if (server.IsConnected)
            {
                await call(server, client.GetDatabase());
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            if (_connecting is not null)
            {
                RedisDialer.HangUp(_connecting);
            }
        }
    }

    // What we stop waiting for may still fail later; nobody else would look at that failure.
    private static void Forget(Task task) =>
        task.ContinueWith(static done => _ = done.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);

    private async Task<T> RunAsync<TArgument, T>(
        string operation, TimeSpan limit, TArgument argument, Func<IDatabase, TArgument, Task<T>> call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var started = time.GetTimestamp();
        Task<T>? answer = null;
        try
        {
            var connecting = ConnectAsync();
            var client = connecting.IsCompletedSuccessfully ? connecting.Result : await WithinAsync(connecting, limit, cancellationToken);
            answer = call(client.GetDatabase(), argument);

            // Not through WithinAsync: this is the hot path, and one async method less is 200 bytes less.
            return answer.IsCompleted ? await answer : await answer.WaitAsync(limit, time, cancellationToken);
        }
        catch (Exception error) when (error is RedisException or TimeoutException or ObjectDisposedException)
        {
            var reason = error is TimeoutException ? "timeout" : "unavailable";
            metrics.Failed(operation, reason);
            throw new FeatureStoreUnavailableException($"Redis at {dialer.Address}: {operation} failed ({reason}): {error.Message}", error);
        }
        finally
        {
            if (answer is { IsCompleted: false })
            {
                Forget(answer);
            }

            metrics.Done(operation, time.GetElapsedTime(started));
        }
    }

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
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_connecting is null or { IsFaulted: true } or { IsCanceled: true })
            {
                _connecting = dialer.DialAsync();
            }

            return _connecting;
        }
    }
}
