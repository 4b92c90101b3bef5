using System.Diagnostics;
using System.Globalization;

namespace FeedRanking.Local.Processes;

/// <summary>
/// Tells one process from a later one that got the same pid: by its start time. What is stopped is always asked this first, so that a pid which the
/// system has given to somebody else is left alone.
/// </summary>
internal static class ProcessIdentity
{
    private const int StateField = 0;
    private const int StartTimeField = 19;

    /// <summary>Start time of a live process, as an opaque text; null when no such process lives (one that only waits to be reaped is dead).</summary>
    public static string? Read(int pid) => OperatingSystem.IsLinux() ? ReadLinux(pid) : ReadElsewhere(pid);

    /// <summary>True while the process that was started then still lives.</summary>
    public static bool IsAlive(int pid, string startedAt) => Read(pid) == startedAt;

    private static string? ReadLinux(int pid)
    {
        try
        {
            // "pid (name) state …": the name may hold blanks and brackets, so the fields are counted from its end.
            var stat = File.ReadAllText($"/proc/{pid.ToString(CultureInfo.InvariantCulture)}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return HasEnded(pid, fields[StateField]) ? null : $"{fields[StartTimeField]}@{BootId.Value}";
        }
        catch (IOException)
        {
            return null;
        }
    }

    // The first thread of a killed process is often gone while others still hold its files and ports.
    private static bool HasEnded(int pid, string state) => state switch
    {
        "X" => true,
        "Z" => Directory.GetDirectories($"/proc/{pid.ToString(CultureInfo.InvariantCulture)}/task").Length <= 1,
        _ => false,
    };

    private static string? ReadElsewhere(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return process.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static readonly Lazy<string> BootId = new(() => File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim());
}
