namespace FeedRanking.Local.Processes;

/// <summary>The end of a log, for messages.</summary>
internal static class LogTail
{
    private const int Lines = 25;

    /// <summary>The last lines, with the log's path above them.</summary>
    public static string Read(string logFile)
    {
        if (!File.Exists(logFile))
        {
            return $"(no log at {logFile})";
        }

        var lines = ReadAll(logFile).TrimEnd().Split('\n').TakeLast(Lines);
        return $"The end of {logFile}:\n" + string.Join('\n', lines.Select(line => "  | " + line));
    }

    /// <summary>Whether a text stands in the log.</summary>
    public static bool Contains(string logFile, string text) =>
        File.Exists(logFile) && ReadAll(logFile).Contains(text, StringComparison.Ordinal);

    // The process may still write: share the file.
    private static string ReadAll(string logFile)
    {
        using var stream = new FileStream(logFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
