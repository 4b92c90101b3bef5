using FeedRanking.Features;
using FeedRanking.Inference;

namespace FeedRanking.Ranking;

/// <summary>The demands on a model that ranks: inputs of the running feature definitions in, one named probability per head out.</summary>
public static class RankerModel
{
    /// <summary>Name of the only output: a column per head.</summary>
    public const string Output = "heads";

    /// <summary>File of the graph.</summary>
    public const string Graph = "model.onnx";

    /// <summary>Checks a loaded model against the feature definitions that this process runs.</summary>
    /// <returns>Names of its heads.</returns>
    /// <exception cref="ModelRejectedException">Inputs, outputs or columns differ; the message says where.</exception>
    public static IReadOnlyList<string> Require(OnnxModel model, FeatureSet features)
    {
        ArgumentNullException.ThrowIfNull(model);
        RankerInputs.Require(model, features);
        var manifest = model.Manifest;
        if (model.Outputs.Count != 1 || !model.Outputs[0].PerRow)
        {
            throw new ModelRejectedException($"{manifest.Name} {manifest.Version}: a ranker has one output '{Output}', per row, not {model.Outputs.Count} others.");
        }

        return manifest.FindTensor(Graph, Output).Columns
            ?? throw new ModelRejectedException($"{manifest.Name} {manifest.Version}: output '{Output}' does not name its heads.");
    }
}
