using FeedRanking.Local.Infrastructure;
using FeedRanking.Local.Processes;
using FeedRanking.Local.Readiness;
using FeedRanking.Local.State;
using FeedRanking.Local.Topology;

namespace FeedRanking.Local.Startup;

/// <summary>Starts Redis and Kafka.</summary>
internal sealed class Servers(RunFolder folder, BuiltPrograms programs, PortPlan ports, StartedParts parts, ReadinessWait wait)
{
    public async Task<RunningComponent> StartRedisAsync(ServerChoice choice, CancellationToken cancel)
    {
        var redis = choice.Origin == ServerOrigin.Address
            ? parts.Put(External(ComponentName.Redis, choice))
            : parts.Start(RedisServer.Spec(choice, folder, ports.Redis), ports.Redis);
        await wait.UntilReadyAsync(redis, cancel);
        return redis;
    }

    /// <summary>Returns when the broker's address is known; it may take a few seconds more to serve (<see cref="UntilKafkaServesAsync"/>).</summary>
    public async Task<RunningComponent> StartKafkaAsync(ServerChoice choice, CancellationToken cancel)
    {
        switch (choice.Origin)
        {
            case ServerOrigin.Address:
                return parts.Put(External(ComponentName.Kafka, choice));
            case ServerOrigin.Embedded:
                return await StartEmbeddedAsync(cancel);
            case ServerOrigin.Installation:
                await FormatAsync(choice.Location, cancel);
                break;
        }

        return parts.Start(KafkaServer.Spec(choice, folder, ports) with { Nice = LaunchSpec.OfBackground }, ports.KafkaBroker);
    }

    public async Task UntilKafkaServesAsync(RunningComponent kafka, CancellationToken cancel)
    {
        if (!kafka.IsExternal && !parts.State.KafkaIsEmbedded)
        {
            await wait.UntilLoggedAsync(kafka, KafkaServer.StartedMessage, cancel);
        }

        await wait.UntilReadyAsync(kafka, cancel);
    }

    private async Task FormatAsync(string home, CancellationToken cancel)
    {
        if (KafkaServer.FormatSpec(home, folder, ports) is { } format)
        {
            var log = folder.LogOf(format.Name);
            var (pid, startedAt) = DetachedProcess.Start(format, log);
            await wait.UntilGoneAsync(pid, startedAt, format.Name, cancel);
            if (KafkaServer.FormatSpec(home, folder, ports) is not null)
            {
                throw new LaunchException($"Kafka's data folder could not be prepared. {LogTail.Read(log)}");
            }
        }
    }

    private async Task<RunningComponent> StartEmbeddedAsync(CancellationToken cancel)
    {
        Directory.CreateDirectory(folder.KafkaData);
        var addressFile = Path.Combine(folder.KafkaData, "embedded.address");
        File.Delete(addressFile);
        var spec = new LaunchSpec(
            ComponentName.Kafka, programs.DotNet, [programs.Launcher, Commands.EmbeddedBrokerCommand.Name, addressFile], folder.KafkaData,
            new Dictionary<string, string>())
        {
            Nice = LaunchSpec.OfBackground,
        };
        var broker = parts.Start(spec, ports.KafkaBroker);
        await wait.UntilAsync(broker, () => Task.FromResult(File.Exists(addressFile)), cancel);

        // It chooses its port itself.
        var address = await File.ReadAllTextAsync(addressFile, cancel);
        return parts.Put(broker with { Address = address, Port = HostPort.Port(address) });
    }

    private static RunningComponent External(string name, ServerChoice choice) =>
        new(name, Pid: null, StartedAt: null, HostPort.Port(choice.Location), choice.Location, Container: null, StartedAtMs: 0);
}
