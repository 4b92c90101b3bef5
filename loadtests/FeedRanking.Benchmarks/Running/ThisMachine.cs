using System.Diagnostics;
using System.Runtime.InteropServices;

namespace FeedRanking.Benchmarks.Running;

/// <summary>What a figure has to name: where it was measured, and of what.</summary>
internal static class ThisMachine
{
    private const string CpuModel = "model name";

    public static string Describe()
    {
        var model = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith(CpuModel, StringComparison.Ordinal))?.Split(':')[1].Trim()
            : null;
        return $"{Environment.ProcessorCount} cores ({model ?? RuntimeInformation.ProcessArchitecture.ToString()}), "
            + $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB, {RuntimeInformation.FrameworkDescription}";
    }

    /// <summary>The checked-out commit, with "+" when files differ from it; "unknown" where git does not say.</summary>
    public static string Commit()
    {
        var commit = Git("rev-parse", "--short", "HEAD");
        return commit.Length == 0 ? "unknown" : Git("status", "--porcelain", "--untracked-files=no").Length == 0 ? commit : commit + "+";
    }

    private static string Git(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = RepositoryFolder.Combine(), RedirectStandardOutput = true, RedirectStandardError = true });
        var output = git?.StandardOutput.ReadToEnd().Trim() ?? "";
        git?.WaitForExit();
        return git?.ExitCode == 0 ? output : "";
    }
}
