using System.Globalization;

namespace FeedRanking.LoadTests.Metrics;

/// <summary>What Linux tells about a process. Nothing where it does not, or where the process is gone.</summary>
internal static class ProcessFiles
{
    // USER_HZ, which is 100 on every Linux that .NET runs on.
    private const double TicksPerSecond = 100;
    private const double KbPerMb = 1_024;

    public static double? CpuSeconds(int pid)
    {
        // The name in parentheses may hold spaces; user and system time are the 12th and 13th field after it.
        var fields = Read(pid, "stat")?.Split(") ")[^1].Split(' ');
        return fields is { Length: > 12 } ? (Number(fields[11]) + Number(fields[12])) / TicksPerSecond : null;
    }

    /// <summary>Whether a signal holds it (SIGSTOP).</summary>
    public static bool IsHeld(int pid) => Read(pid, "stat")?.Split(") ")[^1].StartsWith('T') ?? false;

    public static double? MemoryMb(int pid)
    {
        var line = Read(pid, "status")?.Split('\n').FirstOrDefault(text => text.StartsWith("VmRSS:", StringComparison.Ordinal));
        return line is null ? null : Number(line.Split(' ', '\t').First(part => part.Length > 0 && char.IsAsciiDigit(part[0]))) / KbPerMb;
    }

    public static double? Handles(int pid)
    {
        try
        {
            return Directory.Exists($"/proc/{pid}/fd") ? Directory.EnumerateFileSystemEntries($"/proc/{pid}/fd").Count() : null;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string? Read(int pid, string file)
    {
        try
        {
            return File.Exists($"/proc/{pid}/{file}") ? File.ReadAllText($"/proc/{pid}/{file}") : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
