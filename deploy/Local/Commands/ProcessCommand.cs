using System.CommandLine;
using FeedRanking.Local.Infrastructure;
using FeedRanking.Local.Processes;
using FeedRanking.Local.Readiness;
using FeedRanking.Local.Startup;
using FeedRanking.Local.State;

namespace FeedRanking.Local.Commands;

/// <summary>process: breaks single parts of the running system, and mends them. For demonstrations and for load tests.</summary>
internal static class ProcessCommand
{
    public static Command Make(TimeProvider time) => new("process", "Kills, holds, lets go on or starts single parts of the running system.")
    {
        Breaking("kill", "Ends parts at once (SIGKILL).", hand => hand.KillAsync, time),
        Breaking("pause", "Holds parts where they are (SIGSTOP): their connections stand, and they answer nothing.", hand => hand.PauseAsync, time),
        Breaking("resume", "Lets held parts go on (SIGCONT).", hand => hand.ResumeAsync, time),
        Starting(time),
    };

    private static Command Breaking(string name, string description, Func<ProcessHand, Func<IReadOnlyList<string>, Task>> action, TimeProvider time)
    {
        var (names, runFolder) = (Names(), SharedOptions.RunFolder());
        var command = new Command(name, description) { names, runFolder };
        command.SetAction(async (parsed, _) =>
        {
            var file = new StateFile(SharedOptions.Resolve(parsed.GetValue(runFolder)));
            await action(new ProcessHand(file, Console.WriteLine, time))(parsed.GetValue(names)!);
            return 0;
        });
        return command;
    }

    private static Command Starting(TimeProvider time)
    {
        var (names, runFolder) = (Names(), SharedOptions.RunFolder());
        var set = new Option<string[]>("--set") { Description = "A setting of the started services, as KEY=VALUE, for this start alone.", AllowMultipleArgumentsPerToken = false };
        set.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.IndexOf('=', StringComparison.Ordinal) < 1))
            {
                result.AddError($"--set takes KEY=VALUE, not '{token.Value}'.");
            }
        });
        var command = new Command("start", "Starts parts that are not alive, and only those; returns when they are ready.") { names, set, runFolder };
        command.SetAction(async (parsed, _) =>
        {
            var folder = SharedOptions.Resolve(parsed.GetValue(runFolder));
            var settings = new UpSettings(null, null, null, Reload: false, TimeSpan.FromSeconds(UpSettings.DefaultReadyLimitSeconds))
            {
                Only = ProcessHand.Known(new StateFile(folder).Read(), parsed.GetValue(names)!),
                Overrides = (parsed.GetValue(set) ?? []).Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]),
            };
            using var interruption = new Interruption();
            using var probe = new ReadinessProbe(time);
            using var held = RunLock.Take(folder);
            await new Launcher(folder, BuiltPrograms.BesideUs(), Executables.OfThisMachine, probe, line => Console.Error.WriteLine("process: " + line), time)
                .UpAsync(settings, interruption.Token);
            Console.WriteLine($"ready: {string.Join(", ", settings.Only)}");
            return 0;
        });
        return command;
    }

    private static Argument<string[]> Names() => new("name") { Description = "Parts, as ./deploy/status.sh names them.", Arity = ArgumentArity.OneOrMore };
}
