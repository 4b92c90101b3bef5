using FeedRanking.Features;
using FeedRanking.Inference;

namespace FeedRanking.Retrieval.Index;

/// <summary>Names and demands of the two-tower model.</summary>
internal static class TwoTowerModel
{
    public const string Name = "two-tower";
    public const string VideoTowerFile = "video-tower.onnx";
    public const string History = "history";
    public const string Weights = "weights";
    public const string Features = "features";

    /// <summary>The viewer tower takes what <see cref="TowerInputs"/> makes.</summary>
    /// <exception cref="ModelRejectedException">It does not.</exception>
    public static void RequireViewerTower(OnnxModel model)
    {
        RequireShape(model, History, 1, TowerInputs.HistoryLength, model.Outputs[0].Shape[^1]);
        RequireShape(model, Weights, 1, TowerInputs.HistoryLength, TowerInputs.WeightColumns);
    }

    /// <summary>The video tower takes the running definition of <see cref="TowerInputs.ContentColumns"/>.</summary>
    /// <exception cref="ModelRejectedException">It does not.</exception>
    public static void RequireVideoTower(OnnxModel model) =>
        model.Manifest.RequireColumns(VideoTowerFile, Features, TowerInputs.ContentColumns);

    /// <summary>Place of an input in the manifest's order.</summary>
    public static int InputIndex(OnnxModel model, string name)
    {
        for (var i = 0; i < model.Inputs.Count; i++)
        {
            if (model.Inputs[i].Name == name)
            {
                return i;
            }
        }

        throw new ModelRejectedException(
            $"{model.Manifest.Name} {model.Manifest.Version}: has inputs {string.Join(", ", model.Inputs.Select(input => input.Name))}, expected '{name}'.");
    }

    private static void RequireShape(OnnxModel model, string input, params int[] shape)
    {
        var found = model.Inputs[InputIndex(model, input)].Shape;
        if (!found.SequenceEqual(shape))
        {
            throw new ModelRejectedException(
                $"{model.Manifest.Name} {model.Manifest.Version}: input '{input}' has shape [{string.Join(", ", found)}], expected [{string.Join(", ", shape)}].");
        }
    }
}
