namespace FeedRanking.Inference;

/// <summary>One loaded ONNX graph that runs on preallocated buffers.</summary>
public sealed class OnnxModel : IDisposable
{
    /// <summary>Loads a graph of a model folder after checking manifest, checksum, inputs and outputs, and warms it up.</summary>
    /// <param name="modelDirectory">Folder with manifest.json.</param>
    /// <param name="options">Provider, threads, row limit.</param>
    /// <param name="file">Which graph of the folder.</param>
    /// <exception cref="ModelRejectedException">The manifest is missing or wrong, a checksum differs, an input or output differs; the message says which.</exception>
    public static OnnxModel Load(string modelDirectory, InferenceOptions options, string file = "model.onnx") =>
        throw new NotSupportedException();

    /// <summary>The model's manifest.</summary>
    public ModelManifest Manifest => throw new NotSupportedException();

    /// <summary>Takes a set of buffers for a number of rows; waits when all are in use (one per core). Dispose it to give it back.</summary>
    /// <exception cref="ArgumentOutOfRangeException">rows is not in 1..MaxRows.</exception>
    public ValueTask<ModelRun> RentAsync(int rows, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Dispose() => throw new NotSupportedException();
}

/// <summary>One run's buffers. Fill the inputs, run, read the outputs, dispose.</summary>
public sealed class ModelRun : IDisposable
{
    /// <summary>Buffer of an input in the manifest's order, rows × width values.</summary>
    public Span<float> Input(int index) => throw new NotSupportedException();

    /// <summary>Runs the graph.</summary>
    public void Execute() => throw new NotSupportedException();

    /// <summary>Buffer of an output in the manifest's order.</summary>
    public ReadOnlySpan<float> Output(int index) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Dispose() => throw new NotSupportedException();
}

/// <summary>A model that must not be served; the message names the file, what was expected and what was found.</summary>
public sealed class ModelRejectedException(string message, Exception? inner = null) : Exception(message, inner);
