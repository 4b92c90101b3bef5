using Microsoft.ML.OnnxRuntime;

namespace FeedRanking.Inference.Loading;

/// <summary>Runs the golden cases through a loaded model, the same way that requests will run, and refuses it when an output differs.</summary>
internal static class GoldenCheck
{
    /// <summary>Largest difference on CPU, relative for values beyond 1 and absolute below.</summary>
    public const float CpuTolerance = 1e-5f;

    /// <summary>The same on CUDA, whose kernels sum in another order and may use TF32.</summary>
    public const float CudaTolerance = 1e-3f;

    public static void Require(string path, OnnxModel model, IReadOnlyList<GoldenCase> cases)
    {
        var tolerance = model.Provider == "cuda" ? CudaTolerance : CpuTolerance;
        for (var i = 0; i < cases.Count; i++)
        {
            var where = $"{path}: golden case {i} of '{cases[i].File}'";
            var rows = CheckShapes(where, model, cases[i]);
            // A model that allows fewer rows at once than the case has runs it in parts: rows do not see each other.
            for (var first = 0; first < rows; first += model.MaxRows)
            {
                RunPart(where, model, cases[i], first, Math.Min(model.MaxRows, rows - first), tolerance);
            }
        }
    }

    private static void RunPart(string where, OnnxModel model, GoldenCase golden, int firstRow, int rows, float tolerance)
    {
        using var run = model.RentNow(rows);
        for (var i = 0; i < model.Inputs.Count; i++)
        {
            Part(model.Inputs[i], golden.Inputs, firstRow, rows).CopyTo(run.Input(i));
        }

        try
        {
            run.Execute();
        }
        catch (OnnxRuntimeException e)
        {
            throw new ModelRejectedException($"{where}: the graph does not run: {e.Message}", e);
        }

        for (var i = 0; i < model.Outputs.Count; i++)
        {
            Compare($"{where}, output '{model.Outputs[i].Name}'", Part(model.Outputs[i], golden.Outputs, firstRow, rows), run.Output(i), tolerance);
        }
    }

    private static void Compare(string where, ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, float tolerance)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            if (!float.IsFinite(actual[i]))
            {
                throw new ModelRejectedException($"{where}: value {i} is {actual[i]}, expected {expected[i]:R}; the weights are not usable.");
            }

            var allowed = tolerance * Math.Max(1f, Math.Abs(expected[i]));
            if (!(Math.Abs(actual[i] - expected[i]) <= allowed))
            {
                throw new ModelRejectedException(
                    $"{where}: value {i} is {actual[i]:R}, expected {expected[i]:R} within {allowed:R}.");
            }
        }
    }

    private static ReadOnlySpan<float> Part(
        ModelTensor tensor, IReadOnlyDictionary<string, GoldenTensor> golden, int firstRow, int rows) =>
        golden[tensor.Name].Data.AsSpan(tensor.PerRow ? firstRow * tensor.Width : 0, tensor.Length(rows));

    /// <summary>Checks that the case has every tensor in the right shape.</summary>
    /// <returns>Its number of rows, 1 when no tensor is per row.</returns>
    private static int CheckShapes(string where, OnnxModel model, GoldenCase golden)
    {
        var rows = 0;
        foreach (var (tensors, data, kind) in new[] { (model.Inputs, golden.Inputs, "input"), (model.Outputs, golden.Outputs, "output") })
        {
            foreach (var tensor in tensors)
            {
                if (!data.TryGetValue(tensor.Name, out var found))
                {
                    throw new ModelRejectedException($"{where}: {kind} '{tensor.Name}' is missing.");
                }

                if (tensor.PerRow && rows == 0 && found.Shape.Count > 0)
                {
                    rows = found.Shape[0];
                }

                var expected = tensor.Shape.Select(length => length == -1 ? Math.Max(1, rows) : length).ToList();
                if (!found.Shape.SequenceEqual(expected) || found.Data.Length != tensor.Length(Math.Max(1, rows)))
                {
                    throw new ModelRejectedException(
                        $"{where}: {kind} '{tensor.Name}' has shape [{string.Join(", ", found.Shape)}] and {found.Data.Length} values, " +
                        $"expected [{string.Join(", ", expected)}].");
                }
            }
        }

        return Math.Max(1, rows);
    }
}
