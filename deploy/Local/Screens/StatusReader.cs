using FeedRanking.Local.Readiness;
using FeedRanking.Local.State;
using FeedRanking.Local.Topology;

namespace FeedRanking.Local.Screens;

/// <summary>Asks every component how it is.</summary>
internal sealed class StatusReader(ReadinessProbe probe)
{
    /// <summary>Asks all of them at once.</summary>
    public async Task<StatusReport> ReadAsync(RunState? state, CancellationToken cancel) =>
        new(await Task.WhenAll(Ordered(state).Select(component => ReadAsync(component, cancel))));

    /// <summary>The components in the order in which they are shown.</summary>
    public static IEnumerable<RunningComponent> Ordered(RunState? state) =>
        state?.Names.Select(state.Find).OfType<RunningComponent>() ?? [];

    private async Task<ComponentStatus> ReadAsync(RunningComponent component, CancellationToken cancel) => new(
        component.Name,
        component.IsAlive ? component.Pid : null,
        component.Port,
        await probe.IsReadyAsync(component, cancel),
        component.Kind == ComponentKind.Service ? "service" : "infrastructure");
}
