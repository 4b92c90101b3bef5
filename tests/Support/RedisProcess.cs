namespace FeedRanking.Testing;

/// <summary>The installed <c>redis-server</c> on a free loopback port, with its data in a temporary folder.</summary>
internal sealed class RedisProcess : IRedisFixture
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(20);

    private readonly int _port = FreePort.Next();
    private readonly string _folder = Directory.CreateTempSubdirectory("feedranking-redis-").FullName;
    private ChildProcess? _process;

    public static bool IsAvailable => Program is not null;

    public string Address => $"127.0.0.1:{_port}";

    private static string? Program => Tools.FindOnPath("redis-server");

    public static async Task<RedisProcess> StartAsync()
    {
        var server = new RedisProcess();
        await server.RestartAsync();
        return server;
    }

    public async Task RestartAsync()
    {
        if (_process is { HasExited: false })
        {
            return;
        }

        _process?.Dispose();
        _process = ChildProcess.Start(
            Program!,
            [
                "--port", $"{_port}", "--bind", "127.0.0.1", "--dir", _folder, "--save", "",
                "--appendonly", "yes", "--appendfsync", "everysec", "--maxmemory-policy", "noeviction",
            ]);
        await _process.WaitUntilAsync(() => RedisPing.AnswersAsync(_port), StartLimit, $"redis-server on port {_port} answering");
    }

    public async Task KillAsync()
    {
        if (_process is not null)
        {
            await _process.KillAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
