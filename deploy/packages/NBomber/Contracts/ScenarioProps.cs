namespace NBomber.Contracts;

/// <summary>A scenario as it was described; each <c>With…</c> gives a new one.</summary>
public sealed record ScenarioProps
{
    internal ScenarioProps(string scenarioName, Func<IScenarioContext, Task<IResponse>>? run)
    {
        ScenarioName = scenarioName;
        Run = run;
        WarmUpDuration = run is null ? null : Defaults.WarmUpDuration;
    }

    public string ScenarioName { get; }

    public bool RestartIterationOnFail { get; internal init; } = true;

    public int MaxFailCount { get; internal init; } = Defaults.MaxFailCount;

    internal Func<IScenarioContext, Task<IResponse>>? Run { get; }

    internal Func<IScenarioInitContext, Task>? Init { get; init; }

    internal Func<IScenarioInitContext, Task>? Clean { get; init; }

    internal TimeSpan? WarmUpDuration { get; init; }

    internal IReadOnlyList<LoadSimulation> LoadSimulations { get; init; } = [new LoadSimulation.KeepConstant(1, TimeSpan.FromMinutes(1))];

    internal IReadOnlyList<Threshold> Thresholds { get; init; } = [];

    internal int? Weight { get; init; }

    internal bool StatsBasedOnIterations { get; init; }
}
