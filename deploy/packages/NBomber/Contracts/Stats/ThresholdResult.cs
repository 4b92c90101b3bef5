namespace NBomber.Contracts.Stats;

public sealed class ThresholdResult
{
    public string ScenarioName { get; set; } = "";

    /// <summary>Empty for a threshold of the whole scenario.</summary>
    public string StepName { get; set; } = "";

    public string CheckExpression { get; set; } = "";

    /// <summary>What the check threw last; empty when it never threw.</summary>
    public string ExceptionMsg { get; set; } = "";

    /// <summary>Checks that did not hold.</summary>
    public int ErrorCount { get; set; }

    /// <summary>At least one check did not hold.</summary>
    public bool IsFailed { get; set; }
}
