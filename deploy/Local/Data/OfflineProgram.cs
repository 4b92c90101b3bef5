using System.Diagnostics;
using FeedRanking.Local.Processes;

namespace FeedRanking.Local.Data;

/// <summary>Runs a command of FeedRanking.Offline and waits for its end.</summary>
/// <param name="programs">Where the built programs are.</param>
/// <param name="report">Shows one line of its progress.</param>
internal sealed class OfflineProgram(BuiltPrograms programs, Action<string> report)
{
    /// <summary>Runs it; progress (its error output) goes to the terminal and into the log.</summary>
    /// <returns>The last line of its output; empty when it wrote none.</returns>
    /// <exception cref="LaunchException">It failed; the message holds the end of the log.</exception>
    public async Task<string> RunAsync(string logFile, CancellationToken cancel, params string[] arguments)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(logFile)!);
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(programs.DotNet, [programs.Offline, .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = programs.RepositoryRoot,
            },
        };
        var lastLine = "";
        await using (var log = new StreamWriter(logFile, append: false) { AutoFlush = true })
        {
            process.Start();
            try
            {
                await Task.WhenAll(
                    ForEachLineAsync(process.StandardOutput, line => lastLine = Keep(log, line), cancel),
                    ForEachLineAsync(process.StandardError, line => report(Keep(log, line)), cancel));
                await process.WaitForExitAsync(cancel);
            }
            catch (OperationCanceledException)
            {
                process.Kill();
                throw;
            }
        }

        return process.ExitCode == 0
            ? lastLine
            : throw new LaunchException($"'{arguments[0]}' failed with code {process.ExitCode}. {LogTail.Read(logFile)}");
    }

    private static async Task ForEachLineAsync(StreamReader reader, Action<string> use, CancellationToken cancel)
    {
        while (await reader.ReadLineAsync(cancel) is { } line)
        {
            use(line);
        }
    }

    private static string Keep(StreamWriter log, string line)
    {
        lock (log)
        {
            log.WriteLine(line);
        }

        return line;
    }
}
