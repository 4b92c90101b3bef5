using NBomber.Contracts.Stats;
using Serilog;

namespace NBomber.Contracts;

public interface IScenarioContext
{
    TestInfo TestInfo { get; }

    ScenarioInfo ScenarioInfo { get; }

    NodeInfo NodeInfo { get; }

    ILogger Logger { get; }

    /// <summary>Counts the iterations of this copy from 1.</summary>
    long InvocationNumber { get; }

    /// <summary>Emptied before each iteration.</summary>
    Dictionary<string, object> Data { get; }

    /// <summary>Kept as long as this copy lives.</summary>
    Dictionary<string, object> ScenarioInstanceData { get; }

    CancellationToken ScenarioCancellationToken { get; }

    Random Random { get; }

    void StopScenario(string scenarioName, string reason);

    void StopCurrentTest(string reason);

    TimeSpan GetScenarioTimerTime();
}
