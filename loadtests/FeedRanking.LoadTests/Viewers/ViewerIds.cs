using System.Globalization;
using System.IO.Compression;

namespace FeedRanking.LoadTests.Viewers;

/// <summary>The ids of the viewers whom the running system knows, from the files that were loaded into it.</summary>
internal static class ViewerIds
{
    /// <summary>Reads the column <c>user_id</c> of <c>user_features*.csv[.gz]</c>.</summary>
    /// <param name="dataFolder">Logs in KuaiRand's format; the built-in world's folder too.</param>
    /// <exception cref="LoadTestException">The folder has no such file, or the file no such column or no rows.</exception>
    public static IReadOnlyList<long> Read(string dataFolder)
    {
        var file = Directory.Exists(dataFolder)
            ? Directory.EnumerateFiles(dataFolder, "user_features*").FirstOrDefault(name => name.EndsWith(".csv", StringComparison.Ordinal) || name.EndsWith(".csv.gz", StringComparison.Ordinal))
            : null;
        if (file is null)
        {
            throw new LoadTestException($"'{dataFolder}' has no user_features*.csv or .csv.gz: give the folder that the system was started with (--data).");
        }

        using var stream = File.OpenRead(file);
        using var reader = new StreamReader(file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream);
        var column = Array.IndexOf((reader.ReadLine() ?? "").Split(','), "user_id");
        var ids = new List<long>();
        while (column >= 0 && reader.ReadLine() is { } line)
        {
            ids.Add(long.Parse(line.Split(',')[column], CultureInfo.InvariantCulture));
        }

        return ids.Count > 0 ? ids : throw new LoadTestException($"'{file}' has no column user_id, or no rows.");
    }
}
