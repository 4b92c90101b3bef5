namespace FeedRanking.Inference.Loading;

/// <summary>
/// Runs every slot with every batch bucket (1, 2, 4, … and the most rows) before the model is served: memory arenas grow, kernels pack
/// their weights and the just-in-time compiler does its work here and not in somebody's request.
/// </summary>
internal static class WarmUp
{
    /// <summary>Rounds over all buckets; the runtime recompiles a hot method after 30 calls.</summary>
    private const int Rounds = 4;

    public static void Run(OnnxModel model)
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

                    run.Execute();
                }

                runs.ForEach(run => run.Dispose());
                runs.Clear();
            }
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
