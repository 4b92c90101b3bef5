using Xunit;

namespace FeedRanking.Testing;

/// <summary>
/// A Redis server for the tests of one class (<c>IClassFixture</c>) or collection: the installed <c>redis-server</c>, else a container.
/// Where neither can be had it starts nothing, and <see cref="RequiresFactAttribute"/> skips the tests.
/// </summary>
public sealed class RedisFixture : IRedisFixture, IAsyncLifetime
{
    private IRedisFixture? _server;

    /// <summary>Why no server can be had here; null when one can.</summary>
    public static string? WhyUnavailable =>
        RedisProcess.IsAvailable || Containers.AreAvailable
            ? null
            : "needs Redis: no redis-server on the PATH" + Containers.WhyNot;

    /// <inheritdoc/>
    public string Address => Server.Address;

    private IRedisFixture Server => _server ?? throw new InvalidOperationException(WhyUnavailable ?? "Redis has not been started.");

    /// <summary>Starts a server that belongs to the caller alone.</summary>
    public static async Task<IRedisFixture> StartAsync()
    {
#if !RESTRICTED_PACKAGES
        if (!RedisProcess.IsAvailable)
        {
            return await RedisContainer.StartAsync();
        }
#endif
        return await RedisProcess.StartAsync();
    }

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (WhyUnavailable is null)
        {
            _server = await StartAsync();
        }
    }

    /// <inheritdoc/>
    public Task KillAsync() => Server.KillAsync();

    /// <inheritdoc/>
    public Task RestartAsync() => Server.RestartAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();
}
