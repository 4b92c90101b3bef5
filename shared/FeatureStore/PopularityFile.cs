using System.Text.Json;

namespace FeedRanking.FeatureStore;

/// <summary>
/// Popularity lists as a JSON file: <c>{"region": [{"video_id", "creator_id", "topic", "score"}, …], …}</c>, best first. The gateway's
/// last resort when it starts and Redis is away.
/// </summary>
public static class PopularityFile
{
    /// <summary>Writes all lists; the file is replaced whole or not at all.</summary>
    public static async Task WriteAsync(
        string path, IReadOnlyDictionary<string, IReadOnlyList<PopularVideo>> lists, CancellationToken cancellationToken)
    {
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var unfinished = $"{full}.{Environment.ProcessId}.new";
        await using (var stream = File.Create(unfinished))
        {
            await JsonSerializer.SerializeAsync(
                stream,
                lists.ToDictionary(list => list.Key, list => list.Value),
                PopularityJson.Default.DictionaryStringIReadOnlyListPopularVideo,
                cancellationToken);
        }

        File.Move(unfinished, full, overwrite: true);
    }

    /// <summary>Reads all lists; a region that is not in the file has none.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="FormatException">The file is not such JSON; the message says where.</exception>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<PopularVideo>>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = File.OpenRead(path);
            return await ReadAsync(stream, cancellationToken);
        }
        catch (FormatException error)
        {
            throw new FormatException($"{path}: {error.Message}", error);
        }
    }

    /// <summary>Reads all lists from a stream, for example a resource of an assembly.</summary>
    /// <exception cref="FormatException">It is not such JSON; the message says where.</exception>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<PopularVideo>>> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(
                stream, PopularityJson.Default.DictionaryStringIReadOnlyListPopularVideo, cancellationToken)
                ?? throw new FormatException("expected an object with one list per region, found null.");
        }
        catch (JsonException error)
        {
            throw new FormatException($"expected an object with one list per region: {error.Message}", error);
        }
    }
}
