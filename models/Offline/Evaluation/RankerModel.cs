using FeedRanking.Features;
using FeedRanking.Inference;
using FeedRanking.Offline.Rows;

namespace FeedRanking.Offline.Evaluation;

/// <summary>A ranker as serving loads it, with the feature set that it runs on.</summary>
internal sealed class RankerModel : IDisposable
{
    private const string Graph = "model.onnx";
    private const int RowsPerRun = 500;

    private readonly OnnxModel _model;

    private RankerModel(OnnxModel model, FeatureSet features)
    {
        _model = model;
        Features = features;
        Heads = model.Outputs[0].Columns ?? [];
    }

    public FeatureSet Features { get; }

    public IReadOnlyList<string> Heads { get; }

    public ModelManifest Manifest => _model.Manifest;

    /// <summary>Loads a version after all checks that serving makes.</summary>
    /// <exception cref="ModelRejectedException">It must not be served; the message says why.</exception>
    public static RankerModel Load(string root, string name, string version, FeatureSet features)
    {
        var folder = ModelDirectory.Find(root, name, version);
        ModelManifest.Read(folder).RequireColumns(Graph, "features", features.Columns);
        ModelManifest.Read(folder).RequireColumns(Graph, "heads", RowLabels.Names);
        return new(OnnxModel.Load(folder, new() { MaxRows = RowsPerRun }), features);
    }

    /// <summary>Scores rows of features.</summary>
    /// <param name="features">Rows × width values.</param>
    /// <param name="cancellationToken">Stops between runs.</param>
    /// <returns>Rows × heads probabilities.</returns>
    /// <exception cref="InvalidOperationException">The model answered NaN or infinity.</exception>
    public async Task<float[]> ScoreAsync(ReadOnlyMemory<float> features, CancellationToken cancellationToken)
    {
        var rows = features.Length / Features.Width;
        var scores = new float[rows * Heads.Count];
        for (var start = 0; start < rows; start += RowsPerRun)
        {
            var count = Math.Min(RowsPerRun, rows - start);
            using var run = await _model.RentAsync(count, cancellationToken);
            features.Span.Slice(start * Features.Width, count * Features.Width).CopyTo(run.Input(0));
            run.Execute();
            if (!run.OutputsAreFinite())
            {
                throw new InvalidOperationException($"{Manifest.Name} {Manifest.Version} answered NaN or infinity for rows {start} to {start + count - 1}.");
            }

            run.Output(0).CopyTo(scores.AsSpan(start * Heads.Count));
        }

        return scores;
    }

    public void Dispose() => _model.Dispose();
}
