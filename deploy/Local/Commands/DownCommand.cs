using System.CommandLine;
using FeedRanking.Local.Startup;
using FeedRanking.Local.State;

namespace FeedRanking.Local.Commands;

/// <summary>down: stops what up started.</summary>
internal static class DownCommand
{
    public static Command Make(TimeProvider time)
    {
        var runFolder = SharedOptions.RunFolder();
        var command = new Command("down", "Stops what up started. Nothing running is fine.") { runFolder };
        command.SetAction(async (parsed, _) =>
        {
            var folder = SharedOptions.Resolve(parsed.GetValue(runFolder));
            using var held = RunLock.Take(folder);
            var stopped = await new Shutdown(folder, line => Console.Error.WriteLine("down: " + line), time).DownAsync();
            Console.WriteLine(stopped == 0 ? "nothing was running" : $"stopped {stopped} processes");
            return 0;
        });
        return command;
    }
}
