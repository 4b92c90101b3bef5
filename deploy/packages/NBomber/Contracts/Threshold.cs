using System.Linq.Expressions;
using NBomber.Contracts.Stats;

namespace NBomber.Contracts;

/// <summary>A condition that the stats must meet, checked at each reporting interval and at the end.</summary>
public sealed class Threshold
{
    private Threshold(
        string stepName,
        Expression<Func<StepStats, bool>>? checkStep,
        Expression<Func<ScenarioStats, bool>>? checkScenario,
        int? abortWhenErrorCount,
        TimeSpan? startCheckAfter)
    {
        StepName = stepName;
        CheckStep = checkStep!;
        CheckScenario = checkScenario!;
        AbortWhenErrorCount = abortWhenErrorCount;
        StartCheckAfter = startCheckAfter;
    }

    public string StepName { get; }

    public Expression<Func<StepStats, bool>> CheckStep { get; }

    public Expression<Func<ScenarioStats, bool>> CheckScenario { get; }

    public int? AbortWhenErrorCount { get; }

    public TimeSpan? StartCheckAfter { get; }

    /// <param name="checkScenario">What must hold for the scenario.</param>
    /// <param name="abortWhenErrorCount">The session ends early after so many failed checks; never when null.</param>
    /// <param name="startCheckAfter">No check before this much of the load has passed.</param>
    public static Threshold Create(
        Expression<Func<ScenarioStats, bool>> checkScenario, int? abortWhenErrorCount = null, TimeSpan? startCheckAfter = null) =>
        new("", null, checkScenario, abortWhenErrorCount, startCheckAfter);

    /// <param name="stepName">The step that is meant.</param>
    /// <param name="checkStep">What must hold for the step.</param>
    /// <param name="abortWhenErrorCount">The session ends early after so many failed checks; never when null.</param>
    /// <param name="startCheckAfter">No check before this much of the load has passed.</param>
    public static Threshold Create(
        string stepName, Expression<Func<StepStats, bool>> checkStep, int? abortWhenErrorCount = null, TimeSpan? startCheckAfter = null) =>
        new(stepName, checkStep, null, abortWhenErrorCount, startCheckAfter);
}
