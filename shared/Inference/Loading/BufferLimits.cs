namespace FeedRanking.Inference.Loading;

/// <summary>What a manifest and the options together may make this process allocate for one graph.</summary>
internal static class BufferLimits
{
    /// <summary>Most inputs, and most outputs, of a graph.</summary>
    public const int MaxTensors = 64;

    /// <summary>Most axes of a tensor.</summary>
    public const int MaxAxes = 8;

    /// <summary>Most values of a tensor per row, or of the whole tensor when it has no rows.</summary>
    public const int MaxWidth = 1 << 20;

    /// <summary>Most bytes of the buffers of all runs together.</summary>
    public const long MaxBytes = 4L << 30;

    /// <exception cref="ModelRejectedException">The buffers would be too large; names the options to lower.</exception>
    public static void Require(string path, ModelFile graph, int maxRows, int concurrency)
    {
        var perRun = graph.Inputs!.Concat(graph.Outputs!).Sum(tensor => (long)tensor.Width * (tensor.PerRow ? maxRows : 1) * sizeof(float));
        // An array holds at most 2^31 values; the whole of a run is well below that when it passes here.
        if (perRun * concurrency > MaxBytes || perRun > int.MaxValue)
        {
            throw new ModelRejectedException(
                $"{path}: {concurrency} runs of {maxRows} rows need {perRun * concurrency} bytes of buffers, at most {MaxBytes} in all and " +
                $"{int.MaxValue} a run are allowed. Lower Inference:MaxRows or Inference:Concurrency.");
        }
    }
}
