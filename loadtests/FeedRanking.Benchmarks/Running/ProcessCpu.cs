using System.Globalization;

namespace FeedRanking.Benchmarks.Running;

/// <summary>CPU time of another process, from the operating system. Linux only.</summary>
internal static class ProcessCpu
{
    // USER_HZ: what /proc counts in, on every Linux of today.
    private const int TicksPerSecond = 100;
    private const int UserField = 11;
    private const int SystemField = 12;

    /// <summary>User and system time of a process, all threads.</summary>
    public static TimeSpan Of(int pid) => Parse(File.ReadAllText($"/proc/{pid}/stat"));

    /// <summary>Reads a line of /proc/PID/stat. A process may have parentheses and blanks in its name, so what follows the last one counts.</summary>
    public static TimeSpan Parse(string stat)
    {
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = long.Parse(fields[UserField], CultureInfo.InvariantCulture) + long.Parse(fields[SystemField], CultureInfo.InvariantCulture);
        return TimeSpan.FromSeconds((double)ticks / TicksPerSecond);
    }
}
