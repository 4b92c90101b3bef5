using FeedRanking.Features;
using FeedRanking.Inference;

namespace FeedRanking.Ranking;

/// <summary>The demands on a model that ranks: rows of the running feature definitions in, one named probability per head out.</summary>
public static class RankerModel
{
    /// <summary>Name of the only input: rows of features.</summary>
    public const string Input = "features";

    /// <summary>Name of the only output: a column per head.</summary>
    public const string Output = "heads";

    private const string Graph = "model.onnx";

    /// <summary>Checks a loaded model against the feature definitions that this process runs.</summary>
    /// <returns>Names of its heads.</returns>
    /// <exception cref="ModelRejectedException">Inputs, outputs or columns differ; the message says where.</exception>
    public static IReadOnlyList<string> Require(OnnxModel model, FeatureSet features)
    {
        var manifest = model.Manifest;
        if (model.Inputs.Count != 1 || model.Outputs.Count != 1 || !model.Inputs[0].PerRow || !model.Outputs[0].PerRow)
        {
            throw new ModelRejectedException(
                $"{manifest.Name} {manifest.Version}: a ranker has one input '{Input}' and one output '{Output}', both per row; " +
                $"this one has {Names(model.Inputs)} and {Names(model.Outputs)}.");
        }

        manifest.RequireColumns(Graph, Input, features.Columns);
        return manifest.FindTensor(Graph, Output).Columns
            ?? throw new ModelRejectedException($"{manifest.Name} {manifest.Version}: output '{Output}' does not name its heads.");
    }

    private static string Names(IReadOnlyList<ModelTensor> tensors) =>
        string.Join(", ", tensors.Select(tensor => $"'{tensor.Name}' [{string.Join(", ", tensor.Shape)}]"));
}
