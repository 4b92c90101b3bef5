using System.Globalization;
using System.Text.Json;
using FeedRanking.Local.State;

namespace FeedRanking.Local.Data;

/// <summary>Gets the data that the system runs on into Redis, or finds that Redis holds them already.</summary>
internal sealed class DataPreparation(RunFolder folder, BuiltPrograms programs, Action<string> report, TimeProvider time)
{
    /// <summary>
    /// Logs are shifted at load so that they end now; after this time the features would call everything old, so it is loaded again.
    /// </summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromHours(24);

    /// <summary>The code that decides what the built-in world is.</summary>
    private const string WorldAssembly = "FeedRanking.World.dll";

    private readonly OfflineProgram _offline = new(programs, report);

    /// <summary>The folder to load: the given one, else the built-in world, which is made when it is missing or its code has changed.</summary>
    /// <exception cref="LaunchException">The folder is missing, or the world could not be made.</exception>
    public async Task<string> PrepareAsync(string? dataDirectory, CancellationToken cancel)
    {
        if (dataDirectory is not null)
        {
            return Directory.Exists(dataDirectory)
                ? Path.GetFullPath(dataDirectory)
                : throw new LaunchException($"--data: there is no folder {Path.GetFullPath(dataDirectory)}.");
        }

        var stamp = folder.World + ".made-by";
        var signature = DataSignature.OfPrograms(Path.GetDirectoryName(programs.Offline)!, WorldAssembly);
        if (Directory.Exists(folder.World) && File.Exists(stamp) && await File.ReadAllTextAsync(stamp, cancel) == signature)
        {
            return folder.World;
        }

        // Made beside its place and moved there whole: an interrupted start leaves no half world.
        report("making the built-in world");
        var making = folder.World + ".making";
        DeleteFolder(making);
        await _offline.RunAsync(folder.LogOf("world"), cancel, "world", "--demo", "--out", making);
        DeleteFolder(folder.World);
        Directory.Move(making, folder.World);
        await File.WriteAllTextAsync(stamp, signature, cancel);
        return folder.World;
    }

    /// <summary>What Redis holds from an earlier start, when it is still the same and young enough; else null.</summary>
    public LoadedData? FindLoaded(string signature)
    {
        if (!File.Exists(folder.LoadedFile) || !Directory.Exists(folder.RedisData))
        {
            return null;
        }

        var loaded = ReadLoaded();
        var age = time.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(loaded?.LoadedAtMs ?? 0);
        return loaded?.Signature == signature && age < MaxAge ? loaded : null;
    }

    /// <summary>Forgets what an earlier start left: Redis and Kafka belong together (offsets stand in the rows) and go together.</summary>
    public void Clear()
    {
        File.Delete(folder.LoadedFile);
        DeleteFolder(folder.RedisData);
        DeleteFolder(folder.KafkaData);
    }

    /// <summary>Loads a folder into Redis.</summary>
    /// <exception cref="LaunchException">Loading failed, for example because a file is not in the expected format.</exception>
    public async Task<LoadReport> LoadAsync(string dataDirectory, string redisAddress, string signature, CancellationToken cancel)
    {
        report($"loading {dataDirectory}");
        var line = await _offline.RunAsync(
            folder.LogOf("load"), cancel,
            "load", "--data", dataDirectory, "--redis", redisAddress, "--popular-file", folder.PopularityFile);
        var loaded = Parse(line);
        var marker = new LoadedData(signature, time.GetUtcNow().ToUnixTimeMilliseconds(), loaded);
        await File.WriteAllTextAsync(folder.LoadedFile, JsonSerializer.Serialize(marker, LocalJson.Default.LoadedData), cancel);
        report(string.Create(
            CultureInfo.InvariantCulture,
            $"loaded {loaded.Viewers:N0} viewers, {loaded.Videos:N0} videos, {loaded.Events:N0} events in {loaded.Seconds:0.0} s"));
        return loaded;
    }

    private LoadReport Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, LocalJson.Default.LoadReport) ?? throw new JsonException("null");
        }
        catch (JsonException wrong)
        {
            throw new LaunchException($"The load command ended with '{line}', which is no report ({wrong.Message}). See {folder.LogOf("load")}.");
        }
    }

    private LoadedData? ReadLoaded()
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(folder.LoadedFile), LocalJson.Default.LoadedData);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void DeleteFolder(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }
}
