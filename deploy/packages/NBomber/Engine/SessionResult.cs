using NBomber.Contracts.Stats;

namespace NBomber.Engine;

/// <summary>What reports are made of.</summary>
/// <param name="Stats">As the caller gets them.</param>
/// <param name="Scenarios">What is not in the stats, in their order.</param>
/// <param name="Tags">Labels of the session.</param>
/// <param name="StopReason">Null when the session came to its planned end.</param>
internal sealed record SessionResult(
    NodeStats Stats, IReadOnlyList<ScenarioDetail> Scenarios, IReadOnlyDictionary<string, string> Tags, string? StopReason)
{
    public ScenarioDetail DetailOf(ScenarioStats stats) => Scenarios.First(detail => detail.Name == stats.ScenarioName);
}
