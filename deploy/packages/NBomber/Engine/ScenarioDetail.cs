using NBomber.Contracts;
using NBomber.Measuring;

namespace NBomber.Engine;

/// <summary>What the reports say of a scenario beyond its stats.</summary>
/// <param name="Name">Of the scenario.</param>
/// <param name="Simulations">As described.</param>
/// <param name="WarmUp">Its length; null without one.</param>
/// <param name="WarmUpRequests">Requests that the warm-up made and that no number counts.</param>
/// <param name="Lateness">Of the generator.</param>
/// <param name="Timeline">Throughput and latency over time.</param>
internal sealed record ScenarioDetail(
    string Name, IReadOnlyList<LoadSimulation> Simulations, TimeSpan? WarmUp, int WarmUpRequests, Lateness Lateness,
    IReadOnlyList<TimelinePoint> Timeline);
