using System.Buffers;
using FeedRanking.Features;
using FeedRanking.Inference;

namespace FeedRanking.Ranking;

/// <summary>
/// Fills a ranker's inputs. Every ranker takes rows of features; one with attention over the viewer's last actions takes four tensors more. What a
/// tensor is called and holds is the contract with training. Safe for many callers at once.
/// </summary>
public sealed class RankerInputs
{
    /// <summary>Input: rows of features.</summary>
    public const string Features = "features";

    /// <summary>Input of attention: <see cref="VideoBuckets"/> of each row's video.</summary>
    public const string Candidates = "candidates";

    /// <summary>Input of attention: <see cref="ViewerBuckets"/>, once for all rows.</summary>
    public const string Groups = "groups";

    /// <summary>Input of attention: <see cref="VideoBuckets"/> of the last actions' videos, once for all rows.</summary>
    public const string HistoryVideos = "history_videos";

    /// <summary>Input of attention: <see cref="HistoryInputs"/>, once for all rows.</summary>
    public const string History = "history";

    private readonly FeatureSet _features;
    private readonly int _featuresAt;
    private readonly int _candidatesAt;
    private readonly int _groupsAt;
    private readonly int _historyVideosAt;
    private readonly int _historyAt;

    private RankerInputs(FeatureSet features, IReadOnlyList<ModelTensor> inputs)
    {
        _features = features;
        var names = inputs.Select(input => input.Name).ToList();
        _featuresAt = names.IndexOf(Features);
        _candidatesAt = names.IndexOf(Candidates);
        _groupsAt = names.IndexOf(Groups);
        _historyVideosAt = names.IndexOf(HistoryVideos);
        _historyAt = names.IndexOf(History);
    }

    private bool HasAttention => _candidatesAt >= 0;

    /// <summary>Checks a model's inputs against the definitions that this process runs.</summary>
    /// <param name="model">The model.</param>
    /// <param name="features">The columns that it must have been trained on.</param>
    /// <exception cref="ModelRejectedException">An input is missing, unknown, of another shape or of other columns; the message says which.</exception>
    public static RankerInputs Require(OnnxModel model, FeatureSet features)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(features);
        var alone = Tensors(features)[..1];
        var expected = model.Inputs.Count == 1 ? alone : Tensors(features);
        if (!expected.Select(Shape).Order(StringComparer.Ordinal).SequenceEqual(model.Inputs.Select(Shape).Order(StringComparer.Ordinal)))
        {
            throw new ModelRejectedException(
                $"{model.Manifest.Name} {model.Manifest.Version}: a ranker has the input {Shapes(alone)}, with attention {Shapes(Tensors(features))}; " +
                $"this one has {Shapes(model.Inputs)}.");
        }

        foreach (var tensor in expected)
        {
            model.Manifest.RequireColumns(RankerModel.Graph, tensor.Name, tensor.Columns!);
        }

        return new(features, model.Inputs);
    }

    /// <summary>Writes every input of a run: one row per slot.</summary>
    /// <param name="viewer">The viewer.</param>
    /// <param name="catalogue">All videos.</param>
    /// <param name="context">The request.</param>
    /// <param name="slots">Slots of the candidates, as many as the run has rows; -1 for a video that the catalogue does not hold.</param>
    /// <param name="run">The run.</param>
    public void Fill(ViewerRow viewer, VideoCatalogue catalogue, RankingContext context, ReadOnlySpan<int> slots, ModelRun run)
    {
        new RankingFeatures(viewer, catalogue, context).Assemble(_features, slots, run.Input(_featuresAt));
        if (!HasAttention)
        {
            return;
        }

        VideoBuckets.Fill(catalogue, slots, run.Input(_candidatesAt));
        ViewerBuckets.Fill(viewer, run.Input(_groupsAt));
        var history = ArrayPool<int>.Shared.Rent(HistoryInputs.Length);
        HistoryInputs.Fill(viewer, catalogue, history, run.Input(_historyAt));
        VideoBuckets.Fill(catalogue, history.AsSpan(0, HistoryInputs.Length), run.Input(_historyVideosAt));
        ArrayPool<int>.Shared.Return(history);
    }

    /// <summary>The rows of features of a run that was filled.</summary>
    /// <param name="run">The run.</param>
    public Span<float> FeaturesOf(ModelRun run) => run.Input(_featuresAt);

    private static ModelTensor[] Tensors(FeatureSet features) =>
    [
        new(Features, [-1, features.Width], features.Columns),
        new(Candidates, [-1, VideoBuckets.Columns.Count], VideoBuckets.Columns),
        new(Groups, [ViewerBuckets.Columns.Count], ViewerBuckets.Columns),
        new(HistoryVideos, [HistoryInputs.Length, VideoBuckets.Columns.Count], VideoBuckets.Columns),
        new(History, [HistoryInputs.Length, HistoryInputs.Columns.Count], HistoryInputs.Columns),
    ];

    // Of features the number of columns is checked together with their names.
    private static string Shape(ModelTensor tensor) =>
        tensor.Name == Features && tensor.PerRow && tensor.Shape.Count == 2 ? $"'{Features}' [-1, features]" : $"'{tensor.Name}' [{string.Join(", ", tensor.Shape)}]";

    private static string Shapes(IEnumerable<ModelTensor> tensors) => string.Join(", ", tensors.Select(Shape));
}
