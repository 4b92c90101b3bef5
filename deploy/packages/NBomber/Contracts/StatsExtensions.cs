using NBomber.Contracts.Stats;

namespace NBomber.Contracts;

/// <summary>Stats by name.</summary>
public static class StatsExtensions
{
    /// <exception cref="KeyNotFoundException">There is none with this code.</exception>
    public static StatusCodeStats Get(this StatusCodeStats[] statusCodes, string statusCode) =>
        statusCodes.Find(statusCode) ?? throw new KeyNotFoundException($"Status code: '{statusCode}' is not found.");

    /// <summary>Null when there is none with this code.</summary>
    public static StatusCodeStats Find(this StatusCodeStats[] statusCodes, string statusCode) =>
        Array.Find(statusCodes, stats => stats.StatusCode == statusCode)!;

    public static bool Exists(this StatusCodeStats[] statusCodes, string statusCode) => statusCodes.Find(statusCode) is not null;

    /// <exception cref="KeyNotFoundException">There is none of this name.</exception>
    public static ScenarioStats Get(this ScenarioStats[] scenarioStats, string name) =>
        scenarioStats.Find(name) ?? throw new KeyNotFoundException($"Scenario: '{name}' is not found.");

    /// <summary>Null when there is none of this name.</summary>
    public static ScenarioStats Find(this ScenarioStats[] scenarioStats, string name) =>
        Array.Find(scenarioStats, stats => stats.ScenarioName == name)!;

    public static bool Exists(this ScenarioStats[] scenarioStats, string name) => scenarioStats.Find(name) is not null;

    /// <exception cref="KeyNotFoundException">There is none of this name.</exception>
    public static StepStats Get(this StepStats[] stepStats, string name) =>
        stepStats.Find(name) ?? throw new KeyNotFoundException($"Step: '{name}' is not found.");

    /// <summary>Null when there is none of this name.</summary>
    public static StepStats Find(this StepStats[] stepStats, string name) => Array.Find(stepStats, stats => stats.StepName == name)!;

    public static bool Exists(this StepStats[] stepStats, string name) => stepStats.Find(name) is not null;
}
