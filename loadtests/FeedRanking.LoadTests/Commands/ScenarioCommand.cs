using System.CommandLine;
using System.CommandLine.Parsing;
using System.ComponentModel.DataAnnotations;
using FeedRanking.LoadTests.Metrics;
using FeedRanking.LoadTests.Results;
using FeedRanking.LoadTests.Running;
using FeedRanking.LoadTests.Scenarios;
using FeedRanking.LoadTests.Viewers;

namespace FeedRanking.LoadTests.Commands;

/// <summary>
/// One command per scenario. Exit code 0 when everything held, 1 when a threshold broke, 2 when it could not be run, 3 when the generator was late,
/// so that the run says nothing.
/// </summary>
internal static class ScenarioCommand
{
    private const int Held = 0;
    private const int Broken = 1;
    private const int NotRun = 2;
    private const int Invalid = 3;

    /// <summary>A load of feeds, judged by its summary.</summary>
    public static Command Create(IScenario scenario) => Create(scenario.Name, scenario.Description, async environment =>
    {
        var summary = await scenario.RunAsync(environment);
        await File.WriteAllTextAsync(Path.Combine(environment.OutFolder, SummaryJson.FileName), SummaryJson.Write(summary));
        Console.Write(SummaryText.Write(summary));
        return Verdict(summary);
    });

    /// <summary>Anything that is measured under load; gives its exit code itself.</summary>
    public static Command Create(string name, string description, Func<LoadEnvironment, Task<int>> run)
    {
        var defaults = new LoadOptions();
        var url = new Option<Uri?>("--url") { Description = "The gateway's address (default: the system that the launcher runs).", CustomParser = ReadUrl };
        var status = new Option<string?>("--status-file") { Description = "What ./deploy/status.sh --json printed." };
        var data = new Option<string>("--data") { Description = "Folder that the system was started with; its viewers ask.", Required = true };
        var @out = new Option<string>("--out") { Description = "Where summary.json and NBomber's reports go.", Required = true };
        var rate = new Option<double>("--rate") { Description = "Requests a second (default: a share of what the last ramp found)." };
        var seconds = new Option<int>("--seconds") { Description = "How long (ramp: each step; default: the scenario's own)." };
        var warmUp = new Option<int>("--warm-up") { Description = "Seconds of load before, left out.", DefaultValueFactory = _ => defaults.WarmUpSeconds };
        var late = new Option<double>("--max-late-ms") { Description = "Generator lateness, p99, above which a run is invalid.", DefaultValueFactory = _ => defaults.MaxLateMs };
        var zipf = new Option<double>("--zipf") { Description = "Zipf's exponent of viewers.", DefaultValueFactory = _ => defaults.ZipfExponent };
        var seed = new Option<int>("--seed") { Description = "Of every draw.", DefaultValueFactory = _ => defaults.Seed };
        var ramp = new Option<string?>("--ramp-summary") { Description = "summary.json of the last ramp." };
        var ghz = new Option<string?>("--ghz") { Description = "The program ghz (for foreign)." };
        var launcher = new Option<string?>("--launcher") { Description = "The launcher's program (for chaos)." };
        var runFolder = new Option<string?>("--run-dir") { Description = "The run folder of the system (for chaos)." };
        var toxiproxy = new Option<string?>("--toxiproxy") { Description = "The program toxiproxy-server (for chaos)." };
        var faults = new Option<string>("--faults") { Description = "processes, network or all (for chaos).", DefaultValueFactory = _ => defaults.Faults };
        var only = new Option<string?>("--only") { Description = "Single rows, as TARGET:FAULT,… (for chaos)." };
        var said = new Option<string>("--said") { Description = "The command that was given, for the record.", DefaultValueFactory = _ => defaults.Command };
        var command = new Command(name, description) { url, status, data, @out, rate, seconds, warmUp, late, zipf, seed, ramp, ghz, launcher, runFolder, toxiproxy, faults, only, said };
        command.SetAction(parsed => RunAsync(run, parsed.GetValue(url), parsed.GetValue(status), parsed.GetValue(data)!, new LoadOptions
        {
            Rate = parsed.GetValue(rate),
            Seconds = parsed.GetValue(seconds),
            WarmUpSeconds = parsed.GetValue(warmUp),
            MaxLateMs = parsed.GetValue(late),
            ZipfExponent = parsed.GetValue(zipf),
            Seed = parsed.GetValue(seed),
            Out = Path.GetFullPath(parsed.GetValue(@out)!),
            Command = parsed.GetValue(said)!,
            RampSummary = parsed.GetValue(ramp),
            Ghz = parsed.GetValue(ghz),
            Launcher = parsed.GetValue(launcher),
            RunDirectory = parsed.GetValue(runFolder),
            Toxiproxy = parsed.GetValue(toxiproxy),
            Faults = parsed.GetValue(faults)!,
            Only = parsed.GetValue(only),
        }));
        return command;
    }

    // The parser knows no Uri by itself.
    private static Uri? ReadUrl(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps))
        {
            return url;
        }

        argument.AddError($"--url is '{text}', expected an address like http://127.0.0.1:8080");
        return null;
    }

    private static async Task<int> RunAsync(Func<LoadEnvironment, Task<int>> run, Uri? url, string? statusFile, string data, LoadOptions options)
    {
        try
        {
            Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
            Directory.CreateDirectory(options.Out);
            using var system = SystemUnderTest.Find(url, statusFile);
            var snapshot = await system.ReadAsync();
            var budget = LatencyBudget.From(snapshot.PageOf(SystemUnderTest.Gateway));
            return await run(new LoadEnvironment(options, system, budget, ViewerIds.Read(data), TimeProvider.System));
        }
        catch (Exception problem) when (problem is LoadTestException or ValidationException)
        {
            await Console.Error.WriteLineAsync($"load: {problem.Message}");
            return NotRun;
        }
    }

    private static int Verdict(Summary summary)
    {
        var broken = summary.Thresholds.Where(threshold => !threshold.Holds).ToList();
        if (!summary.Valid)
        {
            Console.Error.WriteLine(FormattableString.Invariant(
                $"load: INVALID: the generator was late by {summary.Generator.LateP99Ms:0.0} ms (p99; limit {summary.Generator.LimitP99Ms:0.#} ms). The machine was too busy to measure anything."));
            return Invalid;
        }

        foreach (var threshold in broken)
        {
            Console.Error.WriteLine(FormattableString.Invariant(
                $"load: BROKEN: {threshold.Name} is {threshold.Measured:0.####}, must be {threshold.Relation} {threshold.Limit:0.####}"));
        }

        return broken.Count == 0 ? Held : Broken;
    }
}
