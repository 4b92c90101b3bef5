using NBomber.Contracts;
using NBomber.Contracts.Stats;
using Serilog;

namespace NBomber.Engine;

internal sealed class ScenarioInitContext(SessionContext session, ScenarioInfo scenarioInfo) : IScenarioInitContext
{
    public TestInfo TestInfo => session.TestInfo;

    public ScenarioInfo ScenarioInfo => scenarioInfo;

    public NodeInfo NodeInfo => session.NodeInfo;

    public ScenarioPartition ScenarioPartition { get; } = new();

    public ILogger Logger => session.Logger;
}
