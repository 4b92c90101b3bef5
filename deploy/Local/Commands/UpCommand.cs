using System.CommandLine;
using System.Globalization;
using FeedRanking.Local.Infrastructure;
using FeedRanking.Local.Readiness;
using FeedRanking.Local.Screens;
using FeedRanking.Local.Startup;
using FeedRanking.Local.State;
using FeedRanking.Local.Topology;
using Spectre.Console;

namespace FeedRanking.Local.Commands;

/// <summary>up: starts the system and, unless detached, stays with it.</summary>
internal static class UpCommand
{
    public static Command Make(IAnsiConsole console, TimeProvider time)
    {
        var detach = new Option<bool>("--detach") { Description = "Return when everything is ready; the processes keep running." };
        var data = new Option<string?>("--data") { Description = "Folder with logs in KuaiRand's format (default: the built-in world)." };
        var models = new Option<string?>("--models") { Description = "Folder with <name>/<version>/ (default: models/ of the checkout)." };
        var reload = new Option<bool>("--reload") { Description = "Load the data again, also when Redis still holds them." };
        var port = Number(
            "--port", $"Public port (default {PortPlan.DefaultPublicPort}); the {PortPlan.BlockLength} after it are used too.",
            PortPlan.MinPublicPort, PortPlan.MaxPublicPort);
        var limit = Number(
            "--ready-timeout-s", $"How long each part may take to be ready (default {UpSettings.DefaultReadyLimitSeconds}).",
            UpSettings.MinReadyLimitSeconds, UpSettings.MaxReadyLimitSeconds);
        var replicas = ReplicaCounts();
        var runFolder = SharedOptions.RunFolder();
        var command = new Command("up", "Starts everything, waits until it is ready, prints the addresses.")
        {
            detach, data, port, models, reload, replicas, limit, runFolder,
        };
        command.SetAction(async (parsed, _) =>
        {
            var settings = new UpSettings(
                parsed.GetValue(port), parsed.GetValue(data), parsed.GetValue(models), parsed.GetValue(reload),
                TimeSpan.FromSeconds(parsed.GetValue(limit) ?? UpSettings.DefaultReadyLimitSeconds))
            {
                Replicas = parsed.GetValue(replicas) is { Length: > 0 } counts ? Replicas.Parse(counts) : null,
            };
            await RunAsync(SharedOptions.Resolve(parsed.GetValue(runFolder)), settings, parsed.GetValue(detach), console, time);
            return 0;
        });
        return command;
    }

    private static async Task RunAsync(RunFolder folder, UpSettings settings, bool detach, IAnsiConsole console, TimeProvider time)
    {
        using var interruption = new Interruption();
        using var probe = new ReadinessProbe(time);
        var begin = time.GetTimestamp();
        using (RunLock.Take(folder))
        {
            var launcher = new Launcher(folder, BuiltPrograms.BesideUs(), Executables.OfThisMachine, probe, Report, time);
            var state = await launcher.UpAsync(settings, interruption.Token);
            Report(string.Create(CultureInfo.InvariantCulture, $"ready after {time.GetElapsedTime(begin).TotalSeconds:0.0} s"));
            ReadyMessage.Write(state, folder, detach, console);
        }

        if (detach)
        {
            return;
        }

        await new LiveTable(new StateFile(folder), new StatusReader(probe), console, time).ShowAsync(interruption.Token);
        using (RunLock.Take(folder))
        {
            Report("stopping");
            await new Shutdown(folder, Report, time).DownAsync();
        }
    }

    private static void Report(string line) => Console.Error.WriteLine("up: " + line);

    private static Option<string[]> ReplicaCounts()
    {
        var option = new Option<string[]>("--replicas")
        {
            Description = $"How many processes of a service, for example heavy=2 or light=2,heavy=3 (retrieval, light, heavy; 1 to {Replicas.Max} each).",
        };
        option.Validators.Add(result =>
        {
            try
            {
                Replicas.Parse(result.Tokens.Select(token => token.Value));
            }
            catch (FormatException wrong)
            {
                result.AddError(wrong.Message);
            }
        });
        return option;
    }

    private static Option<int?> Number(string name, string description, int min, int max)
    {
        var option = new Option<int?>(name) { Description = $"{description} From {min} to {max}." };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1
                && (!int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value < min || value > max))
            {
                result.AddError($"{name} takes a whole number from {min} to {max}, not '{result.Tokens[0].Value}'.");
            }
        });
        return option;
    }
}
