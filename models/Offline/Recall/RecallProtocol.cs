using System.Globalization;
using FeedRanking.Datasets;
using FeedRanking.Inference;
using FeedRanking.Offline.Evaluation;
using FeedRanking.Offline.Replay;

namespace FeedRanking.Offline.Recall;

/// <summary>Protocol C as a part of the evaluation: which two-tower model, on which days.</summary>
internal static class RecallProtocol
{
    /// <summary>Days from the last day of training to the first day of the test, as in the published protocol.</summary>
    public const int DaysAfterTraining = 7;

    private const string ModelName = "two-tower";

    /// <summary>Recall per source and of the merge; empty, with the reason as progress, when there is no model that may be tested.</summary>
    /// <param name="data">All rows.</param>
    /// <param name="window">The days of the evaluation.</param>
    /// <param name="from">First day of the test; null for <see cref="DaysAfterTraining"/> after the model's last.</param>
    /// <param name="modelsRoot">Where the model is.</param>
    /// <param name="progress">Where lines go.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <param name="storedAgeMs">Age of the viewers' stored candidates; 0 for those that are loaded with the data.</param>
    /// <param name="isMergeOnly">Leaves out the sources by themselves.</param>
    public static async Task<IReadOnlyDictionary<string, RecallAt>> RunAsync(
        Dataset data, EvaluationWindow window, int? from, string modelsRoot, IProgress<string>? progress, CancellationToken cancellationToken,
        long storedAgeMs = 0, bool isMergeOnly = false)
    {
        if (FindModel(modelsRoot, data.CatalogueFingerprint) is not { } model)
        {
            progress?.Report($"evaluate: C left out: no {ModelName} below '{modelsRoot}' was trained on this catalogue");
            return new Dictionary<string, RecallAt>();
        }

        var test = window with { From = from ?? Math.Max(window.From, DayAfter(model.Data.To, DaysAfterTraining)) };
        var reason = test.From <= model.Data.To ? $"it was trained up to {model.Data.To} and has seen {test.From}"
            : !data.Log.Any(row => test.Contains(row.Date)) ? $"the log has no impression from {test.From} to {test.To}"
            : null;
        if (reason is not null)
        {
            progress?.Report($"evaluate: C left out for {model.Name} {model.Version}: {reason}");
            return new Dictionary<string, RecallAt>();
        }

        progress?.Report($"evaluate: C for {model.Name} {model.Version}, trained up to {model.Data.To}, on {test.From} to {test.To}");
        var stored = storedAgeMs == 0 ? null : await StoredSets.MakeAsync(data, test, storedAgeMs, modelsRoot, model.Version, cancellationToken);
        var task = new RecallTask(data, test);
        await using var host = new RetrievalHost(task.Catalogue, modelsRoot, model.Version, new ReplayTime { NowMs = task.NowMs });
        return await new RecallEvaluator(task, host, stored, progress, isMergeOnly).RunAsync(cancellationToken);
    }

    /// <summary>The version that knows a catalogue; the last by name when there are several.</summary>
    public static ModelManifest? FindModel(string root, string catalogueFingerprint)
    {
        var folder = Path.Combine(root, ModelName);
        return !Directory.Exists(folder) ? null : Directory.EnumerateDirectories(folder)
            .Where(path => File.Exists(Path.Combine(path, ModelManifest.FileName)))
            .OrderByDescending(path => Path.GetFileName(path), StringComparer.Ordinal)
            .Select(ModelManifest.Read)
            .FirstOrDefault(manifest => manifest.Data.CatalogueFingerprint == catalogueFingerprint);
    }

    private static int DayAfter(int day, int days)
    {
        var date = DateOnly.ParseExact(day.ToString(CultureInfo.InvariantCulture), "yyyyMMdd", CultureInfo.InvariantCulture).AddDays(days);
        return (date.Year * 10_000) + (date.Month * 100) + date.Day;
    }
}
