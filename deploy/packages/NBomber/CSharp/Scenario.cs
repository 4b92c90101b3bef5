using NBomber.Contracts;

namespace NBomber.CSharp;

/// <summary>Describes scenarios. Everything is checked when the session starts.</summary>
public static class Scenario
{
    public static ScenarioProps Create(string name, Func<IScenarioContext, Task<IResponse>> run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new ScenarioProps(name, run);
    }

    /// <summary>A scenario that only initialises and cleans.</summary>
    public static ScenarioProps Empty(string name) => new(name, null);

    /// <summary>Called before the warm-up; when it throws, the session ends.</summary>
    public static ScenarioProps WithInit(this ScenarioProps scenario, Func<IScenarioInitContext, Task> initFunc) =>
        scenario with { Init = initFunc };

    /// <summary>Called after the load; when it throws, that is logged.</summary>
    public static ScenarioProps WithClean(this ScenarioProps scenario, Func<IScenarioInitContext, Task> cleanFunc) =>
        scenario with { Clean = cleanFunc };

    /// <param name="scenario">The scenario.</param>
    /// <param name="duration">Default 30 s; not longer than the load itself.</param>
    public static ScenarioProps WithWarmUpDuration(this ScenarioProps scenario, TimeSpan duration) =>
        scenario with { WarmUpDuration = scenario.Run is null ? null : duration };

    public static ScenarioProps WithoutWarmUp(this ScenarioProps scenario) => scenario with { WarmUpDuration = null };

    public static ScenarioProps WithLoadSimulations(this ScenarioProps scenario, params LoadSimulation[] loadSimulations) =>
        scenario with { LoadSimulations = loadSimulations };

    /// <param name="scenario">The scenario.</param>
    /// <param name="shouldRestart">Default true: a failed step ends its iteration, which fails too.</param>
    public static ScenarioProps WithRestartIterationOnFail(this ScenarioProps scenario, bool shouldRestart) =>
        scenario with { RestartIterationOnFail = shouldRestart };

    /// <param name="scenario">The scenario.</param>
    /// <param name="maxFailCount">Default 5,000; the session ends early when the scenario has failed so often.</param>
    public static ScenarioProps WithMaxFailCount(this ScenarioProps scenario, int maxFailCount) => scenario with { MaxFailCount = maxFailCount };

    public static ScenarioProps WithThresholds(this ScenarioProps scenario, params Threshold[] thresholds) =>
        scenario with { Thresholds = thresholds };

    /// <summary>Scenarios with a weight share one load, which each of them must describe alike.</summary>
    public static ScenarioProps WithWeight(this ScenarioProps scenario, int weight) => scenario with { Weight = weight };

    /// <param name="scenario">The scenario.</param>
    /// <param name="enabled">Default false: where a scenario has steps, its own stats are those of all its steps together.</param>
    public static ScenarioProps WithStatsBasedOnIterations(this ScenarioProps scenario, bool enabled) =>
        scenario with { StatsBasedOnIterations = enabled };
}
