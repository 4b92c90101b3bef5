using FeedRanking.Inference.Running;

namespace FeedRanking.Inference;

/// <summary>
/// One run's buffers. Fill the inputs, run, read the outputs, dispose. Not for use by two threads at once. A value that points at a
/// preallocated slot, so that renting and giving back allocate nothing; copies of it end together.
/// </summary>
public readonly struct ModelRun : IDisposable
{
    private readonly OnnxModel _model;
    private readonly RunSlot _slot;
    private readonly long _use;

    internal ModelRun(OnnxModel model, RunSlot slot, int rows)
    {
        _model = model;
        _slot = slot;
        _use = slot.Use;
        Rows = rows;
    }

    /// <summary>Number of rows of this run.</summary>
    public int Rows { get; }

    /// <summary>Buffer of an input in the manifest's order: rows × width values, or the whole tensor where its shape is fixed. Holds leftovers of an earlier run: write every value.</summary>
    /// <exception cref="ObjectDisposedException">The run was disposed; the buffers may be somebody else's by now.</exception>
    public Span<float> Input(int index) => Slot.Input(index, Rows);

    /// <summary>Runs the graph on the calling thread.</summary>
    /// <exception cref="ObjectDisposedException">The run was disposed.</exception>
    public void Execute() => _model.Execute(Slot, Rows);

    /// <summary>Buffer of an output in the manifest's order; valid until this run is disposed.</summary>
    /// <exception cref="ObjectDisposedException">The run was disposed; the buffers may be somebody else's by now.</exception>
    public ReadOnlySpan<float> Output(int index) => Slot.Output(index, Rows);

    /// <summary>Whether no output value is NaN or infinite. Such values must never be served.</summary>
    public bool OutputsAreFinite() => Slot.OutputsAreFinite(Rows);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_slot is not null && _slot.TryEndUse(_use))
        {
            _model.Return(_slot);
        }
    }

    private RunSlot Slot => _slot is not null && _slot.Use == _use ? _slot : throw new ObjectDisposedException(nameof(ModelRun));
}
