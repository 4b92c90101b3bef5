namespace FeedRanking.Datasets;

/// <summary>Which files of a folder hold which table. Files are known by the beginning of their name and end in .csv or .csv.gz.</summary>
internal sealed record DatasetFiles(string? History, IReadOnlyList<string> Logs, string Viewers, string Videos)
{
    public const string LogPrefix = "log_standard";
    public const string HistoryPrefix = "history";
    public const string ViewersPrefix = "user_features";
    public const string VideosPrefix = "video_features_basic";

    // More files than any release of the data set has; a folder with more is not one.
    private const int MaxLogs = 64;

    public static IReadOnlyList<string> Prefixes { get; } = [LogPrefix, HistoryPrefix, ViewersPrefix, VideosPrefix];

    public static DatasetFiles Find(string directory)
    {
        if (!Directory.Exists(directory))
        {
            throw new DatasetFormatException(directory, "there is no such folder.");
        }

        var names = Directory.EnumerateFiles(directory).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).ToList();
        var logs = Named(directory, names, LogPrefix);
        if (logs.Count is 0 or > MaxLogs)
        {
            throw Wrong(directory, names, LogPrefix, $"1 to {MaxLogs} files", logs.Count);
        }

        var history = Named(directory, names, HistoryPrefix);
        return history.Count > 1
            ? throw Wrong(directory, names, HistoryPrefix, "at most one file", history.Count)
            : new DatasetFiles(
                history.SingleOrDefault(),
                logs,
                Single(directory, names, ViewersPrefix),
                Single(directory, names, VideosPrefix));
    }

    public static bool IsTable(string name) =>
        name.EndsWith(".csv", StringComparison.Ordinal) || name.EndsWith(".csv.gz", StringComparison.Ordinal);

    private static string Single(string directory, List<string> names, string prefix)
    {
        var found = Named(directory, names, prefix);
        return found.Count == 1 ? found[0] : throw Wrong(directory, names, prefix, "one file", found.Count);
    }

    private static List<string> Named(string directory, List<string> names, string prefix)
    {
        var found = names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && IsTable(name)).ToList();
        var twice = found.Find(name => found.Contains(name + ".gz"));
        return twice is null
            ? found.ConvertAll(name => Path.Combine(directory, name))
            : throw new DatasetFormatException(directory, $"holds both {twice} and {twice}.gz: keep one of them.");
    }

    private static DatasetFormatException Wrong(string directory, List<string> names, string prefix, string expected, int found) =>
        new(directory, $"expected {expected} named {prefix}*.csv or {prefix}*.csv.gz, found {found}. The folder holds: {Listing(names)}.");

    private static string Listing(List<string> names) =>
        names.Count == 0 ? "no files" : string.Join(", ", names.Take(20)) + (names.Count > 20 ? $" and {names.Count - 20} more" : "");
}
