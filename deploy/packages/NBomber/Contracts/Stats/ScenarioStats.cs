namespace NBomber.Contracts.Stats;

public sealed class ScenarioStats
{
    public string ScenarioName { get; set; } = "";

    public MeasurementStats Ok { get; set; } = new();

    public MeasurementStats Fail { get; set; } = new();

    public StepStats[] StepStats { get; set; } = [];

    public LoadSimulationStats LoadSimulationStats { get; set; } = new();

    public OperationType CurrentOperation { get; set; }

    public int AllRequestCount { get; set; }

    public int AllOkCount { get; set; }

    public int AllFailCount { get; set; }

    public long AllBytes { get; set; }

    /// <summary>Time under load, pauses and warm-up excluded.</summary>
    public TimeSpan Duration { get; set; }

    public int SortIndex { get; set; }
}
