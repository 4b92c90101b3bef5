using System.Diagnostics;
using System.Globalization;
using NBomber.Contracts;
using NBomber.CSharp;

// A session as a process of its own: REPORT_FOLDER [REQUESTS_PER_SECOND] [SECONDS]. The test that presses Ctrl-C starts it; by hand it shows
// what the generator itself costs, since the requests do nothing.
int Number(int index, int otherwise) => args.Length > index ? int.Parse(args[index], CultureInfo.InvariantCulture) : otherwise;

var scenario = Scenario.Create("empty", _ => Task.FromResult<IResponse>(Response.Ok()))
    .WithoutWarmUp()
    .WithLoadSimulations(Simulation.Inject(Number(1, 50), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(Number(2, 300))));

var stats = NBomberRunner.RegisterScenarios(scenario).WithReportFolder(args[0]).WithReportFileName("report").Run();
var used = Process.GetCurrentProcess().TotalProcessorTime / stats.Duration;
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture, $"{stats.ScenarioStats.Get("empty").AllOkCount} requests; the process used {used:0.00} of a core"));
