using FeedRanking.Local.Data;
using FeedRanking.Local.Infrastructure;
using FeedRanking.Local.Processes;
using FeedRanking.Local.Readiness;
using FeedRanking.Local.State;
using FeedRanking.Local.Topology;

namespace FeedRanking.Local.Startup;

/// <summary>
/// Starts what is not alive: Redis and then the data, Kafka beside them, then the services together. Either everything asked for is ready at the
/// end, or what this start began is stopped again.
/// </summary>
internal sealed class Launcher(
    RunFolder folder, BuiltPrograms programs, Executables machine, ReadinessProbe probe, Action<string> report, TimeProvider time)
{
    private readonly StateFile _file = new(folder);
    private readonly DataPreparation _data = new(folder, programs, report, time);

    /// <summary>Starts the system, or what is missing of a running one.</summary>
    /// <exception cref="LaunchException">It cannot be started; the message says why and what to do.</exception>
    public async Task<RunState> UpAsync(UpSettings settings, CancellationToken cancel)
    {
        var before = _file.Read();
        if (settings.Only is not null && before is null)
        {
            throw new LaunchException("Nothing was started yet, so no part of it can be started again: ./deploy/up.sh --detach");
        }

        // Who asks for single parts means the system that was there, also when nothing of it is alive.
        var goesOn = before is not null && (settings.Only is not null || before.Components.Any(component => component.IsAlive));
        if (goesOn)
        {
            settings.RequireFits(before!);
        }

        var state = goesOn ? before! : Begin(settings);
        var missing = state.Names.Where(settings.Wants).Where(name => state.Find(name) is not { } part || !(part.IsExternal || part.IsAlive)).ToHashSet();
        var redis = missing.Contains(ComponentName.Redis) ? await new RedisDiscovery(machine, Docker.WorksAsync).FindAsync() : null;
        var kafka = missing.Contains(ComponentName.Kafka)
            ? await new KafkaDiscovery(machine, folder.RepositoryRoot, Docker.WorksAsync).FindAsync()
            : null;
        RequireKnownBroker(goesOn, state, kafka);
        PortProbe.RequireFree(PortsFor(state, missing, redis, kafka));

        var parts = new StartedParts(state with { KafkaIsEmbedded = kafka is null ? state.KafkaIsEmbedded : kafka.Origin == ServerOrigin.Embedded }, _file, folder, time);
        var done = false;
        try
        {
            await StartAsync(parts, new Choices(redis, kafka, missing, goesOn, settings), cancel);
            done = true;
            return parts.State;
        }
        finally
        {
            if (!done)
            {
                await parts.TakeBackAsync(new ProcessStopper(time), goesOn);
            }
        }
    }

    private async Task StartAsync(StartedParts parts, Choices choices, CancellationToken cancel)
    {
        var wait = new ReadinessWait(probe, folder, choices.Settings.ReadyLimit, time);
        var servers = new Servers(folder, programs, parts.State.Ports, parts, wait);

        // What was left by an earlier run must be judged, and cleared, before a server opens it.
        var data = parts.State.ModelsVersion is null ? await JudgeDataAsync(parts.State, choices, cancel) : null;
        if (choices.Kafka?.Origin == ServerOrigin.Embedded)
        {
            report("no Kafka found (KAFKA_BOOTSTRAP_SERVERS, KAFKA_HOME, Docker): an embedded broker stands in, events die with it");
        }

        var kafkaAddress = new TaskCompletionSource<RunningComponent>(TaskCreationOptions.RunContinuationsAsynchronously);
        await Together.RunAsync(
            cancel,
            async stop =>
            {
                var kafka = choices.Kafka is { } choice ? await servers.StartKafkaAsync(choice, stop) : parts.State.Find(ComponentName.Kafka)!;
                kafkaAddress.SetResult(kafka);
                if (choices.Settings.Wants(ComponentName.Kafka))
                {
                    await servers.UntilKafkaServesAsync(kafka, stop);
                }
            },
            async stop =>
            {
                var redis = choices.Redis is { } choice ? await servers.StartRedisAsync(choice, stop) : parts.State.Find(ComponentName.Redis)!;
                await LoadAsync(parts, data, redis.Address, stop);
                await kafkaAddress.Task.WaitAsync(stop);
                await StartServicesAsync(parts, choices, wait, stop);
            });
    }

    private async Task<DataDecision> JudgeDataAsync(RunState state, Choices choices, CancellationToken cancel)
    {
        var directory = await _data.PrepareAsync(state.DataDirectory, cancel);
        var kafka = choices.Kafka is { } choice ? $"{choice.Origin} {choice.Location}" : "running";
        var signature = DataSignature.Of(directory, Path.GetDirectoryName(programs.Offline)!, kafka);
        var keeps = !choices.GoesOn && !choices.Settings.Reload
            && choices.Redis?.Origin is ServerOrigin.Installation or ServerOrigin.Container && choices.Kafka?.Origin != ServerOrigin.Embedded;
        var loaded = keeps ? _data.FindLoaded(signature) : null;
        if (loaded is null && !choices.GoesOn)
        {
            _data.Clear();
        }

        return new DataDecision(directory, signature, loaded?.Report);
    }

    private async Task LoadAsync(StartedParts parts, DataDecision? data, string redisAddress, CancellationToken cancel)
    {
        if (data is null)
        {
            return;
        }

        if (data.Loaded is not null)
        {
            report($"Redis still holds {data.Directory} and what has happened since (--reload loads it again)");
        }

        var loaded = data.Loaded ?? await _data.LoadAsync(data.Directory, redisAddress, data.Signature, cancel);
        var models = parts.State.ModelsDirectory ?? Path.Combine(folder.RepositoryRoot, "models");
        var (version, fits) = ModelChooser.Choose(models, loaded.CatalogueFingerprint);
        report(fits
            ? $"serving models {version}"
            : $"warning: no models were trained on this catalogue; serving {version}, which knows other videos. Train your own: ./deploy/train.sh --data {data.Directory}");
        parts.Change(state => state with { ModelsVersion = version });
    }

    private async Task StartServicesAsync(StartedParts parts, Choices choices, ReadinessWait wait, CancellationToken cancel)
    {
        OpsToken.Ensure(folder);
        var ports = parts.State.Ports;
        var started = parts.State.ServiceNames.Where(choices.Missing.Contains)
            .Select(name => parts.Start(ServiceSpecs.Make(name, parts.State, folder, programs).With(choices.Settings.Overrides), ports.MainPort(name)))
            .ToList();
        if (started.Count > 0)
        {
            report($"starting {string.Join(", ", started.Select(service => service.Name))}");
        }

        var all = parts.State.ServiceNames.Where(choices.Settings.Wants).Select(name => parts.State.Find(name)!);
        await Together.RunAsync(cancel, [.. all.Select(service => (Func<CancellationToken, Task>)(stop => wait.UntilReadyAsync(service, stop)))]);
    }

    private static RunState Begin(UpSettings settings) => new(
        settings.Port ?? PortPlan.DefaultPublicPort,
        settings.DataDirectory,
        settings.ModelsDirectory,
        ModelsVersion: null,
        KafkaIsEmbedded: false,
        Components: [])
    {
        Replicas = settings.Replicas ?? Replicas.One,
    };

    private static IEnumerable<PortUse> PortsFor(RunState state, HashSet<string> missing, ServerChoice? redis, ServerChoice? kafka) =>
        state.Ports.Uses.Where(use => use.Component switch
        {
            ComponentName.Redis => redis is { Origin: not ServerOrigin.Address },
            ComponentName.Kafka => kafka is { Origin: ServerOrigin.Installation or ServerOrigin.Container },
            _ => missing.Contains(use.Component),
        });

    // An embedded broker comes back empty and elsewhere, while the rows in Redis remember how far its log was read.
    private static void RequireKnownBroker(bool goesOn, RunState state, ServerChoice? kafka)
    {
        if (goesOn && kafka is not null && (state.KafkaIsEmbedded || kafka.Origin == ServerOrigin.Embedded))
        {
            throw new LaunchException("The embedded broker died and its events with it; it cannot come back alone. Start anew: ./deploy/down.sh, then ./deploy/up.sh");
        }
    }

    private sealed record Choices(ServerChoice? Redis, ServerChoice? Kafka, HashSet<string> Missing, bool GoesOn, UpSettings Settings);

    private sealed record DataDecision(string Directory, string Signature, LoadReport? Loaded);
}
