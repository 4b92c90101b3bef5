#if !RESTRICTED_PACKAGES
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;

namespace FeedRanking.Testing;

/// <summary>Redis in a container, on a fixed free port so that the address survives a restart.</summary>
internal sealed class RedisContainer : IRedisFixture
{
    private const int PortInside = 6379;
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly int _port = FreePort.Next();
    private readonly IContainer _container;
    private bool _running;

    private RedisContainer() => _container = new ContainerBuilder("redis:7.4-alpine")
        .WithPortBinding(_port, PortInside)
        .WithCommand("redis-server", "--save", "", "--appendonly", "yes", "--maxmemory-policy", "noeviction")
        .Build();

    public string Address => $"127.0.0.1:{_port}";

    public static async Task<RedisContainer> StartAsync()
    {
        var server = new RedisContainer();
        await server._container.StartAsync();
        await server.WaitAsync();
        return server;
    }

    public async Task KillAsync()
    {
        if (_running)
        {
            _running = false;
            await Containers.RunAsync("kill", _container.Id);
        }
    }

    public async Task RestartAsync()
    {
        if (!_running)
        {
            await Containers.RunAsync("start", _container.Id);
            await WaitAsync();
        }
    }

    public ValueTask DisposeAsync() => _container.DisposeAsync();

    private async Task WaitAsync()
    {
        await Eventually.Async(() => RedisPing.AnswersAsync(_port), StartLimit, $"Redis in a container on port {_port} answering");
        _running = true;
    }
}
#endif
