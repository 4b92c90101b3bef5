using NBomber.Contracts.Stats;
using Serilog;

namespace NBomber.Contracts;

public interface IScenarioInitContext
{
    TestInfo TestInfo { get; }

    ScenarioInfo ScenarioInfo { get; }

    NodeInfo NodeInfo { get; }

    ScenarioPartition ScenarioPartition { get; }

    ILogger Logger { get; }
}
