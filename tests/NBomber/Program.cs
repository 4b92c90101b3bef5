using NBomber.Contracts;
using NBomber.CSharp;

// A session that would last long: the test that presses Ctrl-C starts this as a process of its own. The argument is the report folder.
var scenario = Scenario.Create("interrupted", async _ =>
    {
        await Task.Yield();
        return Response.Ok();
    })
    .WithoutWarmUp()
    .WithLoadSimulations(Simulation.Inject(rate: 50, interval: TimeSpan.FromSeconds(1), during: TimeSpan.FromMinutes(5)));

var stats = NBomberRunner.RegisterScenarios(scenario).WithReportFolder(args[0]).WithReportFileName("report").Run();
Console.WriteLine($"caller goes on with {stats.ScenarioStats.Get("interrupted").AllOkCount} requests");
