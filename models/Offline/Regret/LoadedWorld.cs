using System.Text.Json;
using FeedRanking.Datasets;
using FeedRanking.FeatureStore;
using FeedRanking.Offline.Load;
using FeedRanking.Offline.Replay;
using FeedRanking.World;

namespace FeedRanking.Offline.Regret;

/// <summary>A world as a running system has loaded it.</summary>
/// <param name="Options">The world's options.</param>
/// <param name="LoadedAt">When it was loaded.</param>
/// <param name="Truth">What is true then.</param>
/// <param name="Popular">Its popularity lists then.</param>
/// <param name="Informed">What its logs tell of viewers.</param>
internal sealed record LoadedWorld(
    WorldOptions Options,
    DateTimeOffset LoadedAt,
    KnownTruth Truth,
    IReadOnlyDictionary<string, IReadOnlyList<PopularVideo>> Popular,
    InformedTastes Informed)
{
    /// <summary>Makes the world again from its options and replays its logs as the loader did.</summary>
    /// <param name="directory">Folder of the world.</param>
    /// <param name="loadedAt">When it was loaded.</param>
    /// <param name="progress">Told what is done.</param>
    /// <exception cref="InvalidDataException">The folder holds no world whose truth is known.</exception>
    /// <exception cref="DatasetFormatException">Its tables cannot be read.</exception>
    public static LoadedWorld Read(string directory, DateTimeOffset loadedAt, IProgress<string> progress)
    {
        var options = WorldFile.Read(directory);
        var tables = KuaiRandReader.Read(directory, null, progress);
        var nowMs = loadedAt.ToUnixTimeMilliseconds();
        var shiftMs = TimeShift.WholeDaysMs(tables, nowMs);
        progress.Report("drawing the world …");
        var truth = KnownTruth.Of(new SyntheticWorld(options), tables, nowMs, shiftMs);
        progress.Report("replaying its logs …");
        var loaded = TimeShift.WithoutLaterUploads(tables, nowMs - shiftMs);
        var replay = new LogReplay(loaded, shiftMs);
        replay.Run();
        return new(options, loadedAt, truth, PopularityLists.OfLog(loaded, replay.Catalogue, shiftMs, nowMs).Make(), new InformedTastes(truth, tables));
    }

    /// <summary>When the system of a run folder loaded its data; null when the folder says nothing of it.</summary>
    /// <exception cref="InvalidDataException">The file is something else.</exception>
    public static DateTimeOffset? LoadedAtOf(string runDirectory)
    {
        var path = Path.Combine(runDirectory, "loaded.json");
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var loaded = JsonDocument.Parse(File.ReadAllText(path));
            return DateTimeOffset.FromUnixTimeMilliseconds(loaded.RootElement.GetProperty("loaded_at_ms").GetInt64());
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException($"{path} does not say when the data were loaded: {problem.Message}", problem);
        }
    }
}
