using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace FeedRanking.Inference.Loading;

/// <summary>Compares a graph's own inputs and outputs with what the manifest says about them.</summary>
internal static class GraphCheck
{
    public static void Require(string path, ModelFile expected, InferenceSession session)
    {
        if (expected.Inputs is not { Count: > 0 } || expected.Outputs is not { Count: > 0 })
        {
            throw new ModelRejectedException($"{path}: the manifest names no inputs or no outputs of this graph.");
        }

        Require(path, "input", expected.Inputs, session.InputMetadata);
        Require(path, "output", expected.Outputs, session.OutputMetadata);
    }

    private static void Require(
        string path, string kind, IReadOnlyList<ModelTensor> expected, IReadOnlyDictionary<string, NodeMetadata> actual)
    {
        foreach (var tensor in expected)
        {
            if (!actual.TryGetValue(tensor.Name, out var found))
            {
                throw new ModelRejectedException(
                    $"{path}: the manifest names {kind} '{tensor.Name}', the graph has {string.Join(", ", actual.Keys)}.");
            }

            if (!found.IsTensor || found.ElementDataType != TensorElementType.Float)
            {
                throw new ModelRejectedException($"{path}: {kind} '{tensor.Name}' holds {found.ElementDataType}, expected float32.");
            }

            if (!found.Dimensions.SequenceEqual(tensor.Shape))
            {
                throw new ModelRejectedException(
                    $"{path}: {kind} '{tensor.Name}' has shape [{string.Join(", ", found.Dimensions)}], " +
                    $"the manifest says [{string.Join(", ", tensor.Shape)}].");
            }
        }

        var unnamed = actual.Keys.Except(expected.Select(tensor => tensor.Name)).ToList();
        if (unnamed.Count > 0)
        {
            throw new ModelRejectedException($"{path}: the graph has {kind} '{unnamed[0]}', which the manifest does not name.");
        }
    }
}
