using System.CommandLine;
using Spectre.Console;

namespace FeedRanking.Local.Commands;

/// <summary>The launcher's command line.</summary>
internal static class LocalCommands
{
    private const int Failed = 1;
    private const int WrongUsage = 2;

    /// <summary>Runs one command.</summary>
    /// <returns>0 when it did what was asked, 1 when it could not, 2 when the arguments are wrong.</returns>
    public static async Task<int> RunAsync(string[] args, TimeProvider time)
    {
        // Colours are for eyes, not for files and pipes.
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect });
        var parsed = Root(console, time).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            await Console.Error.WriteLineAsync("See --help.");
            return WrongUsage;
        }

        try
        {
            // Signals are ours (Interruption): stopping in order takes longer than the library would wait.
            return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false });
        }
        catch (LaunchException failure)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return Failed;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("interrupted; what this start began was stopped");
            return Failed;
        }
    }

    private static RootCommand Root(IAnsiConsole console, TimeProvider time) => new("Starts and stops FeedRanking on one machine.")
    {
        UpCommand.Make(console, time),
        DownCommand.Make(time),
        StatusCommand.Make(console, time),
        ProcessCommand.Make(time),
        WatchCommand.Make(console, time),
        ChaosCommand.Make(console, time),
        EmbeddedBrokerCommand.Make(),
    };
}
