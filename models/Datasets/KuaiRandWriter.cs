using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace FeedRanking.Datasets;

/// <summary>Writes a dataset in the format that <see cref="KuaiRandReader"/> reads. The same dataset gives the same bytes.</summary>
public static class KuaiRandWriter
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes history_NAME.csv.gz, log_standard_NAME.csv.gz, user_features_NAME.csv.gz and video_features_basic_NAME.csv.gz.</summary>
    /// <param name="dataset">What to write; all log rows go into one file, in the order of their lines.</param>
    /// <param name="directory">Made when it is not there. Files of an earlier write under the same name are replaced.</param>
    /// <param name="name">What the file names end in.</param>
    /// <exception cref="DatasetFormatException">The folder already holds tables under other names: reading it would mix two datasets.</exception>
    public static void Write(Dataset dataset, string directory, string name)
    {
        Directory.CreateDirectory(directory);
        var tables = Tables(dataset).Select(table => (Path: Path.Combine(directory, $"{table.Prefix}_{name}.csv.gz"), table.Write)).ToList();
        RefuseForeignTables(directory, tables.ConvertAll(table => table.Path));
        foreach (var (path, write) in tables)
        {
            using var packed = new GZipStream(File.Create(path), CompressionLevel.Optimal);
            using var writer = NewWriter(packed);
            write(writer);
        }
    }

    /// <summary>The fingerprints that reading the written files would give.</summary>
    public static (string Dataset, string Catalogue) Fingerprints(Dataset dataset)
    {
        var digests = Tables(dataset).Select(table => Digest(table.Write)).ToList();
        return (DatasetFingerprint.Combine(digests), digests[^1]);
    }

    // In the order of the file names, which the fingerprint follows; the video table is last.
    private static IEnumerable<(string Prefix, Action<TextWriter> Write)> Tables(Dataset dataset)
    {
        if (dataset.History.Count > 0)
        {
            yield return (DatasetFiles.HistoryPrefix, writer => HistoryTable.Write(dataset.History, writer));
        }

        yield return (DatasetFiles.LogPrefix, writer => LogTable.Write(dataset.Log, writer));
        yield return (DatasetFiles.ViewersPrefix, writer => ViewerTable.Write(dataset.Viewers, writer));
        yield return (DatasetFiles.VideosPrefix, writer => VideoTable.Write(dataset.Videos, writer));
    }

    private static string Digest(Action<TextWriter> write)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using (var writer = NewWriter(new HashingStream(Stream.Null, hash)))
        {
            write(writer);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static StreamWriter NewWriter(Stream stream) => new(stream, Utf8, 1 << 16) { NewLine = "\n" };

    private static void RefuseForeignTables(string directory, List<string> ours)
    {
        var foreign = Directory.EnumerateFiles(directory).FirstOrDefault(path =>
            DatasetFiles.IsTable(path)
            && DatasetFiles.Prefixes.Any(prefix => Path.GetFileName(path).StartsWith(prefix, StringComparison.Ordinal))
            && !ours.Contains(path));
        if (foreign is not null)
        {
            throw new DatasetFormatException(directory, $"already holds {Path.GetFileName(foreign)}: choose an empty folder.");
        }
    }
}
