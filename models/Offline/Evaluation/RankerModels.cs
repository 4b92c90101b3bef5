using FeedRanking.Features;
using FeedRanking.Inference;

namespace FeedRanking.Offline.Evaluation;

/// <summary>The light and the heavy ranker that are evaluated.</summary>
internal sealed class RankerModels(RankerModel light, RankerModel heavy) : IDisposable
{
    /// <summary>The light ranker's folder.</summary>
    public const string LightName = "light-ranker";

    /// <summary>The heavy ranker's folder.</summary>
    public const string HeavyName = "heavy-ranker";

    public RankerModel Light => light;

    public RankerModel Heavy => heavy;

    /// <summary>Loads both rankers of one version.</summary>
    public static RankerModels Load(string root, string version) => new(
        RankerModel.Load(root, LightName, version, RankingFeatures.Light),
        RankerModel.Load(root, HeavyName, version, RankingFeatures.Heavy));

    /// <summary>The version that knows a catalogue; the last by name when there are several.</summary>
    /// <exception cref="ModelRejectedException">No version was trained on this catalogue.</exception>
    public static string FindVersion(string root, string catalogueFingerprint)
    {
        var folder = Path.Combine(root, HeavyName);
        var versions = Directory.Exists(folder)
            ? Directory.EnumerateDirectories(folder).Where(path => File.Exists(Path.Combine(path, ModelManifest.FileName))).ToList()
            : [];
        var fitting = versions
            .Where(path => ModelManifest.Read(path).Data.CatalogueFingerprint == catalogueFingerprint)
            .Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal)
            .ToList();
        return fitting.Count > 0
            ? fitting[^1]
            : throw new ModelRejectedException(
                $"No version of {HeavyName} below '{Path.GetFullPath(root)}' was trained on this catalogue ({catalogueFingerprint}). " +
                "Train one with deploy/train.sh, or name one with --version.");
    }

    /// <summary>Refuses models that have seen the days they are to be evaluated on.</summary>
    /// <exception cref="ModelRejectedException">A training window reaches the first evaluated day.</exception>
    public void RequireTrainedBefore(int from)
    {
        foreach (var manifest in new[] { light.Manifest, heavy.Manifest })
        {
            if (manifest.Data.To >= from)
            {
                throw new ModelRejectedException(
                    $"{manifest.Name} {manifest.Version} was trained on {manifest.Data.From} to {manifest.Data.To}: " +
                    $"it has seen the outcomes of {from}. Evaluate from a later day, or train with an earlier last day.");
            }
        }
    }

    public void Dispose()
    {
        light.Dispose();
        heavy.Dispose();
    }
}
