namespace NBomber.Contracts.Stats;

/// <summary>What a session measured. <see cref="PluginsData"/> holds the lateness of the generator (see README.md).</summary>
public sealed class NodeStats
{
    public ScenarioStats[] ScenarioStats { get; set; } = [];

    public ThresholdResult[] Thresholds { get; set; } = [];

    public NodeInfo NodeInfo { get; set; } = new();

    public TestInfo TestInfo { get; set; } = new();

    public int AllRequestCount { get; set; }

    public int AllOkCount { get; set; }

    public int AllFailCount { get; set; }

    public long AllBytes { get; set; }

    public TimeSpan Duration { get; set; }

    public PluginData[] PluginsData { get; set; } = [];

    public ReportFile[] ReportFiles { get; set; } = [];
}
