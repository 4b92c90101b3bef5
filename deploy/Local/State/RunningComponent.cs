using System.Text.Json.Serialization;
using FeedRanking.Local.Processes;
using FeedRanking.Local.Topology;

namespace FeedRanking.Local.State;

/// <summary>A part of the system that was started, or that was given by address.</summary>
/// <param name="Name">One of <see cref="RunState.Names"/>.</param>
/// <param name="Pid">Process id; null when it was given by address and is not ours to stop.</param>
/// <param name="StartedAt">Identity of the process (<see cref="ProcessIdentity"/>).</param>
/// <param name="Port">HTTP port of a service, server port of the others.</param>
/// <param name="Address">host:port that clients use.</param>
/// <param name="Container">Container behind the process, if any.</param>
/// <param name="StartedAtMs">When it was started, in Unix milliseconds.</param>
internal sealed record RunningComponent(
    string Name, int? Pid, string? StartedAt, int Port, string Address, string? Container, long StartedAtMs)
{
    /// <summary>What it is.</summary>
    [JsonIgnore]
    public ComponentKind Kind => ComponentName.KindOf(Name);

    /// <summary>True while the process that we started lives.</summary>
    [JsonIgnore]
    public bool IsAlive => Pid is { } pid && StartedAt is not null && ProcessIdentity.IsAlive(pid, StartedAt);

    /// <summary>True when it was given by address: never started, never stopped by us.</summary>
    [JsonIgnore]
    public bool IsExternal => Pid is null;
}
