using System.Text.Json;

namespace FeedRanking.Offline.Precompute;

/// <summary>What the launcher's state file says of a running system: where its Redis is, and which models it serves.</summary>
/// <param name="Redis">host:port.</param>
/// <param name="ModelsDirectory">Models root; null for the one in the checkout.</param>
/// <param name="Version">Version that is served.</param>
internal sealed record RunningSystem(string? Redis, string? ModelsDirectory, string? Version)
{
    /// <summary>Reads state.json; everything is null when the file is not there.</summary>
    public static RunningSystem Read(string runDirectory)
    {
        var path = Path.Combine(runDirectory, "state.json");
        if (!File.Exists(path))
        {
            return new(null, null, null);
        }

        using var state = JsonDocument.Parse(File.ReadAllText(path));
        return new(
            RedisOf(state.RootElement),
            state.RootElement.GetProperty("models_directory").GetString(),
            state.RootElement.GetProperty("models_version").GetString());
    }

    private static string? RedisOf(JsonElement state)
    {
        foreach (var component in state.GetProperty("components").EnumerateArray())
        {
            if (component.GetProperty("name").GetString() == "Redis")
            {
                return component.GetProperty("address").GetString();
            }
        }

        return null;
    }
}
