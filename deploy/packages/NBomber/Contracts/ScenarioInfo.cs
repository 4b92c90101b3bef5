namespace NBomber.Contracts;

public sealed class ScenarioInfo
{
    internal ScenarioInfo(string scenarioName, int instanceNumber, TimeSpan scenarioDuration, ScenarioOperation scenarioOperation)
    {
        ScenarioName = scenarioName;
        InstanceNumber = instanceNumber;
        InstanceId = $"{scenarioName}_{instanceNumber}";
        ScenarioDuration = scenarioDuration;
        ScenarioOperation = scenarioOperation;
    }

    public string InstanceId { get; }

    public int InstanceNumber { get; }

    public string ScenarioName { get; }

    /// <summary>As planned; zero when only a number of iterations is planned.</summary>
    public TimeSpan ScenarioDuration { get; }

    public ScenarioOperation ScenarioOperation { get; }
}
