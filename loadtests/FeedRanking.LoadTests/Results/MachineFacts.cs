using System.Diagnostics;
using System.Globalization;

namespace FeedRanking.LoadTests.Results;

/// <summary>What a published number has beside it.</summary>
internal static class MachineFacts
{
    /// <summary>Processor, cores, memory, system, and how busy the machine was before.</summary>
    public static string Describe()
    {
        var cpu = Field("/proc/cpuinfo", "model name") ?? "unknown processor";
        var memoryGb = double.TryParse(Field("/proc/meminfo", "MemTotal")?.Split(' ')[0], CultureInfo.InvariantCulture, out var kb) ? kb / 1_048_576 : 0;
        return FormattableString.Invariant(
            $"{Environment.ProcessorCount} cores ({cpu}), {memoryGb:0} GiB, .NET {Environment.Version}, everything and the client on it");
    }

    /// <summary>Load average of the last minute; 0 where it is not known.</summary>
    public static double LoadAverage() =>
        File.Exists("/proc/loadavg") && double.TryParse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture, out var load) ? load : 0;

    /// <summary>The checkout's commit, with "+" when files have been changed since; "unknown" outside of one.</summary>
    public static string Commit()
    {
        var commit = Git("rev-parse", "--short", "HEAD");
        return commit.Length == 0 ? "unknown" : Git("status", "--porcelain", "--untracked-files=no").Length == 0 ? commit : commit + "+";
    }

    private static string Git(params string[] arguments)
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", arguments)
            {
                WorkingDirectory = AppContext.BaseDirectory,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var output = git.StandardOutput.ReadToEnd().Trim();
            git.WaitForExit();
            return git.ExitCode == 0 ? output : "";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "";
        }
    }

    private static string? Field(string file, string name) => File.Exists(file)
        ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
        : null;
}
