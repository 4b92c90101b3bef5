using System.Globalization;

namespace FeedRanking.Local.Topology;

/// <summary>Says which process listens on a port. Linux only, and only what the user may see.</summary>
internal static class PortHolder
{
    private const string ListenState = "0A";
    private static readonly string[] Tables = ["/proc/net/tcp", "/proc/net/tcp6"];

    /// <summary>For example "process 4711 (nginx)"; null when it cannot be found out.</summary>
    public static string? Describe(int port)
    {
        var inodes = ListeningInodes(port);
        return inodes.Count == 0 ? null : ProcessIds().Where(pid => Holds(pid, inodes)).Select(pid => $"process {pid} ({Name(pid)})").FirstOrDefault();
    }

    private static HashSet<string> ListeningInodes(int port)
    {
        var suffix = ":" + port.ToString("X4", CultureInfo.InvariantCulture);
        return Tables
            .Where(File.Exists)
            .SelectMany(table => File.ReadLines(table).Skip(1))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields.Length > 9 && fields[1].EndsWith(suffix, StringComparison.Ordinal) && fields[3] == ListenState)
            .Select(fields => $"socket:[{fields[9]}]")
            .ToHashSet();
    }

    private static IEnumerable<int> ProcessIds() =>
        Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? pid : 0)
            .Where(pid => pid > 0);

    private static bool Holds(int pid, HashSet<string> inodes)
    {
        try
        {
            return new DirectoryInfo($"/proc/{pid}/fd").EnumerateFiles().Any(file => file.LinkTarget is { } target && inodes.Contains(target));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string Name(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/comm").Trim();
        }
        catch (IOException)
        {
            return "already gone";
        }
    }
}
