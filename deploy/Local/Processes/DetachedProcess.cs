using System.Diagnostics;
using System.Globalization;

namespace FeedRanking.Local.Processes;

/// <summary>
/// Starts processes that outlive us: own session (a Ctrl-C at our terminal does not reach them), no standard input, output straight into a file
/// (no pipe that breaks when we end).
/// </summary>
internal static class DetachedProcess
{
    // The shell becomes the program (exec), so its pid is the program's. What it inherits of scheduling is undone: a load test that restarts a part may
    // itself run at real-time priority.
    private const string Script =
        """
        log=$1; nice=$2; shift 2
        exec </dev/null >>"$log" 2>&1
        chrt --other --pid 0 $$ >/dev/null 2>&1 || true
        renice -n "$nice" -p $$ >/dev/null 2>&1 || true
        if command -v setsid >/dev/null 2>&1; then exec setsid "$@"; else exec "$@"; fi
        """;

    /// <summary>Starts it. The log of an earlier start is kept beside the new one as ".previous".</summary>
    /// <returns>Pid and identity.</returns>
    /// <exception cref="LaunchException">It ended at once.</exception>
    public static (int Pid, string StartedAt) Start(LaunchSpec spec, string logFile)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(logFile)!);
        if (File.Exists(logFile))
        {
            File.Move(logFile, logFile + ".previous", overwrite: true);
        }

        File.WriteAllText(logFile, "");
        var start = new ProcessStartInfo("/bin/sh", ["-c", Script, "sh", logFile, spec.Nice.ToString(CultureInfo.InvariantCulture), spec.Program, .. spec.Arguments])
        {
            WorkingDirectory = spec.WorkingDirectory,
        };
        foreach (var (name, value) in spec.Environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        return ProcessIdentity.Read(process.Id) is { } startedAt
            ? (process.Id, startedAt)
            : throw new LaunchException($"{spec.Name} ended at once.\n{LogTail.Read(logFile)}");
    }
}
