namespace NBomber.Contracts.Stats;

/// <summary>What a report finalizer may change before the reports are written.</summary>
public sealed class ReportData
{
    private ReportData(ScenarioStats[] scenarioStats) => ScenarioStats = scenarioStats;

    public ScenarioStats[] ScenarioStats { get; }

    public static ReportData Create(ScenarioStats[] scenarioStats) => new(scenarioStats);
}
