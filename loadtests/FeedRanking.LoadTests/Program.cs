using System.CommandLine;
using FeedRanking.LoadTests.Commands;
using FeedRanking.LoadTests.Scenarios;

// ./deploy/load.sh calls this; one line per scenario.
var root = new RootCommand("Load tests against a running system.")
{
    ScenarioCommand.Create(new BudgetScenario()),
    ScenarioCommand.Create(new RampScenario()),
    ScenarioCommand.Create(new SpikeScenario()),
    ScenarioCommand.Create(new OverloadScenario()),
    ScenarioCommand.Create(new ChaosScenario()),
    ScenarioCommand.Create(new SoakScenario()),
    ScenarioCommand.Create(new ForeignScenario()),
    DeadlineCommand.Create(),
    DocumentCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
