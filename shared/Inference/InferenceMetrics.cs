using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace FeedRanking.Inference;

/// <summary>What inference measures. Attributes: model, version, file, provider.</summary>
internal static class InferenceMetrics
{
    private static readonly Meter Meter = new("FeedRanking.Inference");

    // By the values of the attributes; as many as there are graphs.
    private static readonly ConcurrentDictionary<string, Measurement<int>> Loaded = new();

    /// <summary>Time of one run of a graph.</summary>
    public static Histogram<double> RunDuration { get; } =
        Meter.CreateHistogram<double>("feedranking.inference.run.duration", "s", "Time of one run of a graph.");

    /// <summary>Rows of one run.</summary>
    public static Histogram<int> RunRows { get; } =
        Meter.CreateHistogram<int>("feedranking.inference.run.rows", "{row}", "Rows of one run of a graph.");

    /// <summary>Time until a run was free.</summary>
    public static Histogram<double> QueueWait { get; } =
        Meter.CreateHistogram<double>("feedranking.inference.queue.wait", "s", "Time that a caller waited for a free run.");

    /// <summary>Callers turned away; attribute reason: full (too many waited), age (this one had waited too long).</summary>
    public static Counter<long> QueueRefused { get; } =
        Meter.CreateCounter<long>("feedranking.inference.queue.refused", "{caller}", "Callers refused because too many waited for a run, or they themselves too long.");

    /// <summary>Graphs that are loaded. Observed, not counted: models are loaded before anybody listens.</summary>
    public static ObservableUpDownCounter<int> ModelsLoaded { get; } =
        Meter.CreateObservableUpDownCounter("feedranking.inference.models.loaded", () => Loaded.Values, "{model}", "Graphs that are loaded and warm.");

    /// <summary>Counts a graph in or out.</summary>
    public static void CountLoaded(int change, TagList tags) => Loaded.AddOrUpdate(
        string.Join('/', tags.Select(tag => tag.Value)),
        static (_, added) => new Measurement<int>(added.Change, added.Tags),
        static (_, before, added) => new Measurement<int>(before.Value + added.Change, added.Tags),
        (Change: change, Tags: tags));
}
