using Microsoft.ML.OnnxRuntime;

namespace FeedRanking.Inference.Loading;

/// <summary>
/// Runs every slot with every batch bucket (1, 2, 4, … and the most rows) before the model is served: memory arenas grow, kernels pack
/// their weights and the just-in-time compiler does its work here and not in somebody's request.
/// </summary>
internal static class WarmUp
{
    /// <summary>Rounds over all buckets; the runtime recompiles a hot method after 30 calls.</summary>
    private const int Rounds = 4;

    /// <exception cref="ModelRejectedException">The graph does not run with some number of rows.</exception>
    public static void Run(string path, OnnxModel model)
    {
        var runs = new List<ModelRun>(model.Concurrency);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var rows in Buckets(model.MaxRows))
            {
                // All slots are held until each has run, so that none is warmed twice and another never.
                for (var i = 0; i < model.Concurrency; i++)
                {
                    var run = model.RentNow(rows);
                    runs.Add(run);
                    for (var input = 0; input < model.Inputs.Count; input++)
                    {
                        run.Input(input).Clear();
                    }

                    Execute(path, run);
                }

                runs.ForEach(run => run.Dispose());
                runs.Clear();
            }
        }
    }

    private static void Execute(string path, ModelRun run)
    {
        try
        {
            run.Execute();
        }
        catch (OnnxRuntimeException e)
        {
            throw new ModelRejectedException($"{path}: the graph does not run with {run.Rows} rows: {e.Message}", e);
        }
    }

    internal static IEnumerable<int> Buckets(int maxRows)
    {
        for (var rows = 1; rows < maxRows; rows *= 2)
        {
            yield return rows;
        }

        yield return maxRows;
    }
}
