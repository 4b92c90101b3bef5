using System.Globalization;
using FeedRanking.Local.Processes;
using FeedRanking.Local.State;
using FeedRanking.Local.Topology;

namespace FeedRanking.Local.Infrastructure;

/// <summary>How Redis is started: with an append-only file, so that a killed server comes back with what it knew a second before.</summary>
internal static class RedisServer
{
    private static readonly string[] Durability = ["--appendonly", "yes", "--appendfsync", "everysec", "--save", ""];

    /// <param name="choice">An installation or a container.</param>
    /// <param name="folder">Where its data goes.</param>
    /// <param name="port">Loopback port.</param>
    public static LaunchSpec Spec(ServerChoice choice, RunFolder folder, int port)
    {
        Directory.CreateDirectory(folder.RedisData);
        var portText = port.ToString(CultureInfo.InvariantCulture);
        if (choice.Origin == ServerOrigin.Installation)
        {
            return new LaunchSpec(
                ComponentName.Redis,
                choice.Location,
                ["--port", portText, "--bind", "127.0.0.1", "--dir", folder.RedisData, "--daemonize", "no", .. Durability],
                folder.RedisData,
                new Dictionary<string, string>());
        }

        var container = $"feedranking-redis-{portText}";
        return new LaunchSpec(
            ComponentName.Redis,
            Docker.Program,
            ["run", "--rm", "--name", container, "-p", $"127.0.0.1:{portText}:6379", "-v", $"{folder.RedisData}:/data", choice.Location, "redis-server", .. Durability],
            folder.RedisData,
            new Dictionary<string, string>())
        {
            Container = container,
        };
    }
}
