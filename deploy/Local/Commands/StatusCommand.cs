using System.CommandLine;
using System.Text.Json;
using FeedRanking.Local.Readiness;
using FeedRanking.Local.Screens;
using FeedRanking.Local.State;
using Spectre.Console;

namespace FeedRanking.Local.Commands;

/// <summary>status: what runs, and whether it is ready.</summary>
internal static class StatusCommand
{
    public static Command Make(IAnsiConsole console, TimeProvider time)
    {
        var json = new Option<bool>("--json") { Description = "Print JSON: {\"services\":[{name, pid, port, ready, kind}]}." };
        var runFolder = SharedOptions.RunFolder();
        var command = new Command("status", "Shows what runs. A part that died has no pid.") { json, runFolder };
        command.SetAction(async (parsed, cancel) =>
        {
            using var probe = new ReadinessProbe(time);
            var state = new StateFile(SharedOptions.Resolve(parsed.GetValue(runFolder))).Read();
            var report = await new StatusReader(probe).ReadAsync(state, cancel);
            if (parsed.GetValue(json))
            {
                Console.WriteLine(JsonSerializer.Serialize(report, LocalJson.Default.StatusReport));
            }
            else if (state is null)
            {
                Console.WriteLine("nothing is running");
            }
            else
            {
                console.Write(StatusTable.Make(state, report, time.GetUtcNow()));
            }

            return 0;
        });
        return command;
    }
}
