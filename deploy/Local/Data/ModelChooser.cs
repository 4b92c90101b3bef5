using System.Text.Json;

namespace FeedRanking.Local.Data;

/// <summary>Chooses the models that were trained on the catalogue that is loaded.</summary>
internal static class ModelChooser
{
    /// <summary>Served when no set fits the loaded catalogue.</summary>
    public const string FallbackVersion = "kuairand-1";

    /// <summary>The models that a version must hold.</summary>
    public static IReadOnlyList<string> Required { get; } = ["two-tower", "light-ranker", "heavy-ranker"];

    /// <summary>The newest version (by name) of which every model names this catalogue; else <see cref="FallbackVersion"/>.</summary>
    /// <param name="modelsDirectory">Holds &lt;name&gt;/&lt;version&gt;/manifest.json.</param>
    /// <param name="catalogueFingerprint">As the load command reports it.</param>
    /// <returns>The version, and whether it fits.</returns>
    /// <exception cref="LaunchException">There are no models at all.</exception>
    public static (string Version, bool Fits) Choose(string modelsDirectory, string catalogueFingerprint)
    {
        var fitting = Versions(modelsDirectory)
            .Where(version => Required.All(model => FingerprintOf(modelsDirectory, model, version) == catalogueFingerprint))
            .Max(StringComparer.Ordinal);
        if (fitting is not null)
        {
            return (fitting, true);
        }

        return Versions(modelsDirectory).Contains(FallbackVersion)
            ? (FallbackVersion, false)
            : throw new LaunchException(
                $"{modelsDirectory} holds no complete set of models ({string.Join(", ", Required)}) for this data. Train one: ./deploy/train.sh --help");
    }

    private static IEnumerable<string> Versions(string modelsDirectory)
    {
        var first = Path.Combine(modelsDirectory, Required[0]);
        return Directory.Exists(first)
            ? Directory.EnumerateDirectories(first).Select(folder => Path.GetFileName(folder))
                .Where(version => Required.All(model => File.Exists(Manifest(modelsDirectory, model, version))))
            : [];
    }

    private static string? FingerprintOf(string modelsDirectory, string model, string version)
    {
        try
        {
            using var manifest = JsonDocument.Parse(File.ReadAllText(Manifest(modelsDirectory, model, version)));
            return manifest.RootElement.TryGetProperty("data", out var data) && data.TryGetProperty("catalogue_fingerprint", out var fingerprint)
                ? fingerprint.GetString()
                : null;
        }
        catch (JsonException)
        {
            // Not for us to judge: the service that loads it says what is wrong.
            return null;
        }
    }

    private static string Manifest(string modelsDirectory, string model, string version) =>
        Path.Combine(modelsDirectory, model, version, "manifest.json");
}
