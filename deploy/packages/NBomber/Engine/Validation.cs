using NBomber.Contracts;

namespace NBomber.Engine;

/// <summary>The rules of the real package for what may be described.</summary>
internal static class Validation
{
    /// <exception cref="InvalidOperationException">The first rule that is broken.</exception>
    public static void Check(NBomberContext context, IReadOnlyList<ScenarioProps> scenarios)
    {
        Require(scenarios.Count > 0, "There is no scenario to run.");
        var names = scenarios.Select(scenario => scenario.ScenarioName).ToList();
        Require(names.TrueForAll(name => !string.IsNullOrWhiteSpace(name)), "A scenario has an empty name.");
        Require(names.Distinct().Count() == names.Count, "Two scenarios have the same name.");
        foreach (var target in context.TargetScenarios ?? [])
        {
            Require(names.Contains(target), $"The target scenario '{target}' is not registered.");
        }

        Require(context.ReportingInterval >= Defaults.MinReportingInterval, $"The reporting interval is at least {Defaults.MinReportingInterval}.");
        Require(context.CompletionTimeout >= TimeSpan.Zero, "The completion timeout is negative.");
        Require(context.ReportFileName is not { } file || IsFileName(file), "The report's file name is none.");
        Require(context.ReportFolder is not { } folder || !string.IsNullOrWhiteSpace(folder), "The report folder is empty.");
        Require(context.Tags.Keys.All(key => key.Length > 0), "A tag has an empty key.");
        foreach (var scenario in scenarios)
        {
            Check(scenario);
        }

        var weighted = scenarios.Where(scenario => scenario.Weight is not null).ToList();
        Require(weighted.TrueForAll(scenario => scenario.Weight > 0), "A weight is greater than zero.");
        Require(
            weighted.TrueForAll(scenario => scenario.LoadSimulations.SequenceEqual(weighted[0].LoadSimulations)),
            "Scenarios with a weight have the same load simulations.");
    }

    private static void Check(ScenarioProps scenario)
    {
        var name = scenario.ScenarioName;
        if (scenario.Run is null)
        {
            Require(scenario.Init is not null || scenario.Clean is not null, $"Scenario '{name}' is empty and has neither init nor clean.");
            return;
        }

        Require(scenario.LoadSimulations.Count > 0, $"Scenario '{name}' has no load simulation.");
        Require(scenario.MaxFailCount > 0, $"Scenario '{name}': the greatest number of fails is at least 1.");
        foreach (var simulation in scenario.LoadSimulations)
        {
            Check(name, simulation);
        }

        var counted = scenario.LoadSimulations.Any(simulation =>
            simulation is LoadSimulation.IterationsForConstant or LoadSimulation.IterationsForInject);
        Require(!counted || scenario.LoadSimulations.Count == 1, $"Scenario '{name}': a simulation by iterations stands alone.");
        var duration = scenario.LoadSimulations.Aggregate(TimeSpan.Zero, (sum, simulation) => sum + (simulation.Duration ?? TimeSpan.Zero));
        Require(
            counted || !(scenario.WarmUpDuration > duration),
            $"Scenario '{name}': the warm-up ({scenario.WarmUpDuration}) is longer than the load ({duration}); shorten it or use WithoutWarmUp().");
    }

    private static void Check(string scenario, LoadSimulation simulation)
    {
        var (smallest, greatest) = simulation switch
        {
            LoadSimulation.RampingConstant ramp => (ramp.Copies, ramp.Copies),
            LoadSimulation.KeepConstant keep => (keep.Copies, keep.Copies),
            LoadSimulation.RampingInject ramp => (ramp.Rate, ramp.Rate),
            LoadSimulation.Inject inject => (inject.Rate, inject.Rate),
            LoadSimulation.InjectRandom inject => (inject.MinRate, inject.MaxRate),
            LoadSimulation.IterationsForConstant iterations => (Math.Min(iterations.Copies, iterations.Iterations) - 1, iterations.Copies),
            LoadSimulation.IterationsForInject iterations => (Math.Min(iterations.Rate, iterations.Iterations) - 1, iterations.Rate),
            _ => (0, 0),
        };
        Require(smallest >= 0, $"Scenario '{scenario}': {simulation.Name} has a rate, a number of copies or of iterations that is too small.");
        Require(greatest <= Defaults.MaxUnderWay, $"Scenario '{scenario}': {simulation.Name} has more than {Defaults.MaxUnderWay} at once.");
        Require(simulation is not LoadSimulation.InjectRandom random || random.MinRate < random.MaxRate,
            $"Scenario '{scenario}': the smallest rate of {simulation.Name} is not smaller than its greatest.");
        Require(simulation is LoadSimulation.IterationsForInject || !(simulation.Duration < Defaults.MinSimulationDuration),
            $"Scenario '{scenario}': {simulation.Name} lasts at least {Defaults.MinSimulationDuration}.");
        if (IntervalOf(simulation) is { } interval)
        {
            Require(interval >= Defaults.MinInjectionInterval, $"Scenario '{scenario}': the interval of {simulation.Name} is at least 1 ms.");
            Require(!(interval > simulation.Duration), $"Scenario '{scenario}': the interval of {simulation.Name} is longer than its duration.");
        }
    }

    private static TimeSpan? IntervalOf(LoadSimulation simulation) => simulation switch
    {
        LoadSimulation.Inject inject => inject.Interval,
        LoadSimulation.InjectRandom inject => inject.Interval,
        LoadSimulation.RampingInject ramp => ramp.Interval,
        LoadSimulation.IterationsForInject iterations => iterations.Interval,
        _ => null,
    };

    private static bool IsFileName(string name) => !string.IsNullOrWhiteSpace(name) && name.IndexOfAny(Path.GetInvalidFileNameChars()) < 0;

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new InvalidOperationException(message);
        }
    }
}
