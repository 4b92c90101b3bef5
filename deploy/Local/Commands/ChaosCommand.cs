using System.CommandLine;
using System.Text.Json.Nodes;
using FeedRanking.Chaos;
using FeedRanking.Local.Chaos;
using FeedRanking.Local.Readiness;
using FeedRanking.Local.State;
using Spectre.Console;

namespace FeedRanking.Local.Commands;

/// <summary>chaos: faults on demand in the running system.</summary>
internal static class ChaosCommand
{
    public static Command Make(IAnsiConsole console, TimeProvider time) => new("chaos", "Faults on demand: list, start, prove, stop, status, run a plan.")
    {
        Simple("list", "Every fault, with the reaction that is expected.", async (ops, cancel) =>
            console.Write(FaultTables.Catalogue((await ops.ReportAsync(cancel)).Faults))),
        Simple("status", "What acts now.", (ops, cancel) => StatusAsync(ops, console, cancel)),
        Start(console, time),
        Prove(console, time),
        Stop(console),
        Run(console, time),
    };

    private static Command Simple(string name, string description, Func<OpsClient, CancellationToken, Task> action)
    {
        var runFolder = SharedOptions.RunFolder();
        var command = new Command(name, description) { runFolder };
        command.SetAction(async (parsed, cancel) =>
        {
            using var ops = OpsClient.Of(SharedOptions.Resolve(parsed.GetValue(runFolder)));
            await action(ops, cancel);
            return 0;
        });
        return command;
    }

    private static async Task StatusAsync(OpsClient ops, IAnsiConsole console, CancellationToken cancel)
    {
        var report = await ops.ReportAsync(cancel);
        if (report.Active.Count == 0)
        {
            console.WriteLine("no fault acts");
        }
        else
        {
            console.Write(FaultTables.Active(report.Active));
        }

        if (report.Unreachable.Count > 0)
        {
            console.WriteLine($"not asked, because they do not answer: {string.Join(", ", report.Unreachable)}");
        }
    }

    private static Command Start(IAnsiConsole console, TimeProvider time)
    {
        var wanted = new FaultArguments();
        var runFolder = SharedOptions.RunFolder();
        var command = new Command("start", "Starts a fault; it ends by itself.") { runFolder };
        wanted.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            await StartAsync(SharedOptions.Resolve(parsed.GetValue(runFolder)), wanted.Read(parsed), console, time, cancel);
            return 0;
        });
        return command;
    }

    private static Command Prove(IAnsiConsole console, TimeProvider time)
    {
        var wanted = new FaultArguments();
        var perSecond = new Option<int>("--load") { Description = $"Feeds a second, 1 to {Proof.MaxPerSecond} (default 20).", DefaultValueFactory = _ => 20 };
        var seconds = new Option<int>("--seconds") { Description = $"How long the fault is looked at, 1 to {Proof.MaxSeconds} (default 20).", DefaultValueFactory = _ => 20 };
        var runFolder = SharedOptions.RunFolder();
        var command = new Command("prove", "Feeds before, during and after a fault, in one table.") { perSecond, seconds, runFolder };
        wanted.AddTo(command);
        command.SetAction(async (parsed, _) =>
        {
            using var interruption = new Interruption();
            var folder = SharedOptions.Resolve(parsed.GetValue(runFolder));
            using var ops = OpsClient.Of(folder);
            using var probe = new ReadinessProbe(time);
            var proof = new Proof(ops, new StateFile(folder).Read()!, new ColdStarts(folder, probe, console.WriteLine, time), console, time);
            var (load, length) = (Math.Clamp(parsed.GetValue(perSecond), 1, Proof.MaxPerSecond), Math.Clamp(parsed.GetValue(seconds), 1, Proof.MaxSeconds));
            return await proof.RunAsync(wanted.Read(parsed), load, length, interruption.Token) ? 0 : 1;
        });
        return command;
    }

    private static async Task StartAsync(RunFolder folder, JsonObject json, IAnsiConsole console, TimeProvider time, CancellationToken cancel)
    {
        using var ops = OpsClient.Of(folder);
        var started = await ops.StartAsync(json.ToJsonString(), cancel);
        if (started.Fault == FaultNames.ColdRestart)
        {
            console.WriteLine($"{started.Target} ends now");
            using var probe = new ReadinessProbe(time);
            await new ColdStarts(folder, probe, console.WriteLine, time).RunAsync(cancel);
            return;
        }

        console.WriteLine($"{started.Id}: {started.Fault} of {FaultTables.TargetOf(started)}, for {started.DurationS} s");
        if (FaultCatalogue.Find(started.Fault) is { } known)
        {
            console.WriteLine($"expected: {known.Symptom} → {known.Reaction}");
            console.WriteLine($"look at: {known.Watch}");
        }
    }

    private static Command Stop(IAnsiConsole console)
    {
        var id = new Argument<string?>("id") { Description = "What to stop; without it, all.", Arity = ArgumentArity.ZeroOrOne };
        var runFolder = SharedOptions.RunFolder();
        var command = new Command("stop", "Stops a fault, or all.") { id, runFolder };
        command.SetAction(async (parsed, cancel) =>
        {
            using var ops = OpsClient.Of(SharedOptions.Resolve(parsed.GetValue(runFolder)));
            var stopped = await ops.StopAsync(parsed.GetValue(id), cancel);
            console.WriteLine(stopped.Stopped.Count == 0 ? "no fault acted" : $"stopped {string.Join(", ", stopped.Stopped)}");
            if (stopped.Unreachable.Count > 0)
            {
                console.WriteLine($"not asked, because they do not answer: {string.Join(", ", stopped.Unreachable)}; what acts there ends by itself");
            }

            return 0;
        });
        return command;
    }

    private static Command Run(IAnsiConsole console, TimeProvider time)
    {
        var file = new Argument<FileInfo>("file") { Description = "A plan as JSON: {seed, incidents:[{fault, target, after_s, …}]} or {seed, random:{count, minutes}}." };
        file.AcceptExistingOnly();
        var runFolder = SharedOptions.RunFolder();
        var command = new Command("run", "Runs a plan of incidents to its end.") { file, runFolder };
        command.SetAction(async (parsed, _) =>
        {
            using var interruption = new Interruption();
            var folder = SharedOptions.Resolve(parsed.GetValue(runFolder));
            using var ops = OpsClient.Of(folder);
            using var probe = new ReadinessProbe(time);
            var run = new PlanRun(ops, new ColdStarts(folder, probe, console.WriteLine, time), console, time);
            var json = await File.ReadAllTextAsync(parsed.GetValue(file)!.FullName, interruption.Token);
            return await run.RunAsync(json, interruption.Token) ? 0 : 1;
        });
        return command;
    }
}
