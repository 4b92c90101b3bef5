namespace FeedRanking.Datasets;

/// <summary>Reads a folder in the format of KuaiRand: log_standard*, history*, user_features*, video_features_basic*, each .csv or .csv.gz.</summary>
public static class KuaiRandReader
{
    /// <summary>Reads everything into memory. Columns are found by name, in any order; columns that no record needs are passed over.</summary>
    /// <param name="directory">Folder with the tables. The history file may be missing; the others may not.</param>
    /// <param name="extraLogs">More log files in the same format (later days), read after the folder's own.</param>
    /// <param name="progress">Told the rows read of each file.</param>
    /// <exception cref="DatasetFormatException">A file is missing or not in the format; the message says file, line and column.</exception>
    public static Dataset Read(string directory, IReadOnlyList<string>? extraLogs = null, IProgress<string>? progress = null)
    {
        var files = DatasetFiles.Find(directory);
        var digests = new List<string>();

        var history = new List<HistoryRecord>();
        if (files.History is { } historyPath)
        {
            using var table = new CsvTable(historyPath, progress);
            history = HistoryTable.Read(table);
            digests.Add(table.Digest());
        }

        var log = new List<ImpressionRecord>();
        foreach (var path in files.Logs)
        {
            digests.Add(ReadLog(path, log, progress));
        }

        using var viewerTable = new CsvTable(files.Viewers, progress);
        var viewers = ViewerTable.Read(viewerTable);
        digests.Add(viewerTable.Digest());

        using var videoTable = new CsvTable(files.Videos, progress);
        var videos = VideoTable.Read(videoTable);
        var catalogueDigest = videoTable.Digest();
        digests.Add(catalogueDigest);

        foreach (var path in extraLogs ?? [])
        {
            digests.Add(ReadLog(path, log, progress));
        }

        return new Dataset(viewers, videos, history, SortByTime(log), DatasetFingerprint.Combine(digests), catalogueDigest);
    }

    private static string ReadLog(string path, List<ImpressionRecord> log, IProgress<string>? progress)
    {
        using var table = new CsvTable(path, progress);
        LogTable.Read(table, log);
        return table.Digest();
    }

    // Line numbers are unique and rise in file order, so the comparison is total and the sort stable.
    private static List<ImpressionRecord> SortByTime(List<ImpressionRecord> log)
    {
        log.Sort(static (a, b) => a.TimeMs != b.TimeMs ? a.TimeMs.CompareTo(b.TimeMs) : a.Line.CompareTo(b.Line));
        return log;
    }
}
