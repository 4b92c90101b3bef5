using System.CommandLine;
using FeedRanking.Local.Readiness;
using FeedRanking.Local.Screens;
using FeedRanking.Local.State;
using FeedRanking.Local.Watch;
using Spectre.Console;

namespace FeedRanking.Local.Commands;

/// <summary>watch: the dashboard in the terminal.</summary>
internal static class WatchCommand
{
    private const int NothingRuns = 1;

    public static Command Make(IAnsiConsole console, TimeProvider time)
    {
        var once = new Option<bool>("--once") { Description = "Show one frame and end." };
        var runFolder = SharedOptions.RunFolder();
        var command = new Command("watch", "Shows rates, latency, rungs, breakers, limits and processes, each second.") { once, runFolder };
        command.SetAction(async (parsed, _) =>
        {
            using var interruption = new Interruption();
            using var probe = new ReadinessProbe(time);
            using var reader = new WatchReader(new StatusReader(probe), time);
            var loop = new WatchLoop(new StateFile(SharedOptions.Resolve(parsed.GetValue(runFolder))), reader, console, time);
            var shown = parsed.GetValue(once) ? await loop.OnceAsync(interruption.Token) : await loop.ShowAsync(interruption.Token);
            if (!shown)
            {
                await Console.Error.WriteLineAsync("Nothing is running: ./deploy/up.sh --detach");
            }

            return shown ? 0 : NothingRuns;
        });
        return command;
    }
}
