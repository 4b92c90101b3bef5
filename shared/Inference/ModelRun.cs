using FeedRanking.Inference.Running;

namespace FeedRanking.Inference;

/// <summary>One run's buffers. Fill the inputs, run, read the outputs, dispose. Not for use by two threads at once.</summary>
public sealed class ModelRun : IDisposable
{
    private readonly OnnxModel _model;
    private RunSlot? _slot;

    internal ModelRun(OnnxModel model, RunSlot slot, int rows)
    {
        _model = model;
        _slot = slot;
        Rows = rows;
    }

    /// <summary>Number of rows of this run.</summary>
    public int Rows { get; }

    /// <summary>Buffer of an input in the manifest's order: rows × width values, or the whole tensor where its shape is fixed. Holds leftovers of an earlier run: write every value.</summary>
    public Span<float> Input(int index) => Slot.Input(index, Rows);

    /// <summary>Runs the graph on the calling thread.</summary>
    public void Execute() => _model.Execute(Slot, Rows);

    /// <summary>Buffer of an output in the manifest's order; valid until this run is disposed.</summary>
    public ReadOnlySpan<float> Output(int index) => Slot.Output(index, Rows);

    /// <summary>Whether no output value is NaN or infinite. Such values must never be served.</summary>
    public bool OutputsAreFinite() => Slot.OutputsAreFinite(Rows);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _slot, null) is { } slot)
        {
            _model.Return(slot);
        }
    }

    private RunSlot Slot => _slot ?? throw new ObjectDisposedException(nameof(ModelRun));
}
