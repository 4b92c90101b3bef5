using System.Globalization;
using FeedRanking.Local.Processes;
using FeedRanking.Local.State;
using FeedRanking.Local.Topology;

namespace FeedRanking.Local.Startup;

/// <summary>How each service is started: its program, and the configuration that says where everything else is.</summary>
internal static class ServiceSpecs
{
    // Faults on demand are for this machine; what the caller's environment says goes first.
    private const string ChaosEnabled = "Chaos__Enabled";

    /// <summary>The process of a service, or of one of its replicas; the state must know Redis, Kafka and the model version already.</summary>
    public static LaunchSpec Make(string name, RunState state, RunFolder folder, BuiltPrograms programs)
    {
        var program = programs.Service(ComponentName.ServiceOf(name));
        return new LaunchSpec(name, programs.DotNet, [program], Path.GetDirectoryName(program)!, Settings(name, state, folder))
        {
            Nice = name switch
            {
                ComponentName.FeedGateway => 0,
                ComponentName.EventPipeline => LaunchSpec.OfBackground,
                _ => LaunchSpec.OfModels,
            },
        };
    }

    private static Dictionary<string, string> Settings(string name, RunState state, RunFolder folder)
    {
        var ports = state.Ports;
        var settings = new Dictionary<string, string>
        {
            ["Kestrel__Endpoints__Http__Url"] = Url(ports.MainPort(name)),
            ["Redis__Address"] = state.Find(ComponentName.Redis)!.Address,
            ["Kafka__BootstrapServers"] = state.Find(ComponentName.Kafka)!.Address,
            ["Kafka__Embedded"] = state.KafkaIsEmbedded ? "true" : "false",
            ["Models__Directory"] = state.ModelsDirectory ?? Path.Combine(folder.RepositoryRoot, "models"),
            ["Models__Version"] = state.ModelsVersion!,
            ["Popularity__File"] = folder.PopularityFile,
            ["Impressions__Directory"] = folder.ImpressionLog,
            [ChaosEnabled] = Environment.GetEnvironmentVariable(ChaosEnabled) ?? "true",
        };
        if (OpsToken.Find(folder) is { } token)
        {
            settings["Ops__Token"] = token;
        }

        if (ports.GrpcPort(name) is { } grpc)
        {
            settings["Kestrel__Endpoints__Grpc__Url"] = Url(grpc);
            settings["Kestrel__Endpoints__Grpc__Protocols"] = "Http2";
        }

        if (name == ComponentName.FeedGateway)
        {
            AddOpsOf(settings, state);
            foreach (var called in ComponentName.Services.Where(other => other != name && ports.GrpcPort(other) is not null))
            {
                settings[$"Services__{called}"] = string.Join(',', state.Replicas.NamesOf(called).Select(replica => Url(ports.GrpcPort(replica)!.Value)));
            }
        }

        return settings;
    }

    // The HTTP side of every other service takes operations.
    private static void AddOpsOf(Dictionary<string, string> settings, RunState state)
    {
        foreach (var other in ComponentName.Services.Where(other => other != ComponentName.FeedGateway))
        {
            settings[$"Ops__Services__{other}"] = string.Join(',', state.Replicas.NamesOf(other).Select(replica => Url(state.Ports.MainPort(replica))));
        }
    }

    private static string Url(int port) => "http://127.0.0.1:" + port.ToString(CultureInfo.InvariantCulture);
}
