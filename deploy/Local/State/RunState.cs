using System.Text.Json.Serialization;
using FeedRanking.Local.Topology;

namespace FeedRanking.Local.State;

/// <summary>What is running; kept in state.json, so that later commands find it.</summary>
/// <param name="PublicPort">The gateway's port, from which all others follow.</param>
/// <param name="DataDirectory">The data that it runs on; null for the built-in world.</param>
/// <param name="ModelsDirectory">The models root; null for the one in the checkout.</param>
/// <param name="ModelsVersion">The version served; null until the data is loaded.</param>
/// <param name="KafkaIsEmbedded">True when events die with the broker.</param>
/// <param name="Components">Everything started or given so far.</param>
internal sealed record RunState(
    int PublicPort,
    string? DataDirectory,
    string? ModelsDirectory,
    string? ModelsVersion,
    bool KafkaIsEmbedded,
    IReadOnlyList<RunningComponent> Components)
{
    /// <summary>How many processes of each service there are.</summary>
    public Replicas Replicas { get; init => field = value ?? Replicas.One; } = Replicas.One;

    /// <summary>Our own processes, in the order in which they are shown.</summary>
    [JsonIgnore]
    public IEnumerable<string> ServiceNames => ComponentName.Services.SelectMany(Replicas.NamesOf);

    /// <summary>Everything that the running system consists of, in the order in which it is shown.</summary>
    [JsonIgnore]
    public IEnumerable<string> Names => ComponentName.All.SelectMany(Replicas.NamesOf);

    /// <summary>The ports of all of it.</summary>
    [JsonIgnore]
    public PortPlan Ports => new(PublicPort, Replicas);

    /// <summary>The component of that name; null when it has not been started.</summary>
    public RunningComponent? Find(string name) => Components.FirstOrDefault(component => component.Name == name);

    /// <summary>The same state with a component added, or replaced.</summary>
    public RunState With(RunningComponent component) =>
        this with { Components = [.. Components.Where(other => other.Name != component.Name), component] };
}
