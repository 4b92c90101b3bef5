using System.Text.Json;

namespace FeedRanking.Benchmarks.Running;

/// <summary>A system that the launcher started: its processes, addresses and models, from its state file.</summary>
internal sealed class RunningSystem
{
    // deploy/Local/Topology/PortPlan.cs: a service's gRPC port follows its HTTP port; the gateway's stands at the end of the block.
    private const int GrpcAfterHttp = 1;
    private const int GatewayGrpcAfterHttp = 8;

    private readonly Dictionary<string, (int? Pid, string Address)> _parts = [];

    private RunningSystem(JsonElement state)
    {
        ModelsVersion = state.GetProperty("models_version").GetString() ?? throw new InvalidDataException("The state file names no version of the models.");
        ModelsFolder = state.GetProperty("models_directory").GetString() ?? RepositoryFolder.Combine("models");
        foreach (var part in state.GetProperty("components").EnumerateArray())
        {
            var pid = part.GetProperty("pid");
            _parts[part.GetProperty("name").GetString()!] =
                (pid.ValueKind == JsonValueKind.Null ? null : pid.GetInt32(), part.GetProperty("address").GetString()!);
        }
    }

    /// <summary>Our own processes, in the order of a request.</summary>
    public static IReadOnlyList<string> Services { get; } = ["FeedGateway", "CandidateRetrieval", "LightRanker", "HeavyRanker", "EventPipeline"];

    public string ModelsVersion { get; }

    public string ModelsFolder { get; }

    public string Redis => _parts["Redis"].Address;

    /// <summary>Reads a state file.</summary>
    /// <param name="runFolder">The launcher's <c>--run-dir</c>.</param>
    public static RunningSystem Read(string runFolder)
    {
        using var state = JsonDocument.Parse(File.ReadAllText(Path.Combine(runFolder, "state.json")));
        return new RunningSystem(state.RootElement);
    }

    public Uri Http(string service) => new($"http://{_parts[service].Address}");

    public Uri Grpc(string service)
    {
        var http = Http(service);
        return new Uri($"http://{http.Host}:{http.Port + (service == "FeedGateway" ? GatewayGrpcAfterHttp : GrpcAfterHttp)}");
    }

    /// <summary>CPU time that a part's process has used; zero for one that somebody else runs.</summary>
    public TimeSpan CpuOf(string part) => _parts.TryGetValue(part, out var found) && found.Pid is { } pid ? ProcessCpu.Of(pid) : TimeSpan.Zero;
}
