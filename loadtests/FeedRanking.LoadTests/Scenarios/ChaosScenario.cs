using System.Runtime.InteropServices;
using FeedRanking.LoadTests.Faults;
using FeedRanking.LoadTests.Metrics;
using FeedRanking.LoadTests.Results;
using FeedRanking.LoadTests.Running;

namespace FeedRanking.LoadTests.Scenarios;

/// <summary>Breaks one part after the other under a steady load and mends it again. Leaves nothing broken, also when it is interrupted.</summary>
internal sealed class ChaosScenario : IScenario
{
    private const int DefaultSeconds = 60;
    private const int LeastSeconds = 30;
    private const double DefaultShare = 0.5;
    private const int Interrupted = 130;

    public string Name => "chaos";

    public string Description => "each part killed and held, then everything (--faults network: connections slow, cut, silent, narrow), 60 s each; every page full, within the budget, by the expected rung, heavy again within 5 s";

    public async Task<Summary> RunAsync(LoadEnvironment environment)
    {
        var options = environment.Options;
        if (options.Launcher is null || environment.System.LocalParts.Count == 0)
        {
            throw new LoadTestException("chaos breaks parts, and may break only those that ./deploy/up.sh started: run it against such a system.");
        }

        if (options.Seconds is > 0 and < LeastSeconds)
        {
            throw new LoadTestException($"A fault, its end and what follows need at least {LeastSeconds} s: give more --seconds.");
        }

        using var faults = new LauncherFaults(["dotnet", options.Launcher], options.RunDirectory);
        var takenBack = new Lazy<Task>(faults.TakeBackAsync);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => End(context, takenBack));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => End(context, takenBack));

        // A terminal that was closed.
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, context => End(context, takenBack));
        try
        {
            return await RunAsync(environment, faults);
        }
        finally
        {
            await takenBack.Value;
        }
    }

    private async Task<Summary> RunAsync(LoadEnvironment environment, LauncherFaults faults)
    {
        var (busy, startedAt) = (MachineFacts.LoadAverage(), environment.Clock.GetUtcNow());
        var load = new ChaosLoad(environment, faults, BaseRate.ForShareOfHighest(environment, DefaultShare), environment.Options.Seconds > 0 ? environment.Options.Seconds : DefaultSeconds);
        var before = await SnapshotAsync(environment);
        var after = before;
        if (environment.Options.Faults != "network")
        {
            var cases = Chosen(ProcessCases.All(environment.System.LocalParts.Keys), environment.Options).ToList();
            await load.RunAsync(cases.Where(chaos => !chaos.TouchesGateway));
            after = await SnapshotAsync(environment);
            await load.RunAsync(cases.Where(chaos => chaos.TouchesGateway));
        }

        if (environment.Options.Faults != "processes")
        {
            var program = environment.Options.Toxiproxy ?? throw new LoadTestException("The program toxiproxy-server is not there: put it into the folder that FEEDRANKING_TOOLS names, or into ../shared/tools/bin.");
            Console.Error.WriteLine("chaos: putting proxies between the parts");
            var network = await NetworkSetup.InsertAsync(faults, program, environment.System.LocalParts, environment.Clock);
            await load.RunAsync(Chosen(NetworkCases.All(network.Parts), environment.Options));
        }

        return load.Summarize(Name, before, after, busy, startedAt);
    }

    // The gateway's own stages, as long as it is the same process; the others are started anew, and their histograms with them.
    private static async Task<SystemSnapshot> SnapshotAsync(LoadEnvironment environment)
    {
        var snapshot = await environment.System.ReadAsync();
        return new SystemSnapshot(
            snapshot.Pages.Where(page => page.Key == SystemUnderTest.Gateway).ToDictionary(), new Dictionary<string, double>(), snapshot.MemoryMb);
    }

    private static IEnumerable<ChaosCase> Chosen(IEnumerable<ChaosCase> cases, LoadOptions options)
    {
        var names = options.Only?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return names is null ? cases : cases.Where(chaos => names.Contains(chaos.Name, StringComparer.OrdinalIgnoreCase));
    }

    private static void End(PosixSignalContext context, Lazy<Task> takenBack)
    {
        context.Cancel = true;
        if (!takenBack.IsValueCreated)
        {
            Console.Error.WriteLine("chaos: interrupted; mending what is broken");
        }

        _ = Task.Run(async () =>
        {
            try
            {
                await takenBack.Value;
            }
            finally
            {
                Environment.Exit(Interrupted);
            }
        });
    }
}
