using Microsoft.ML.OnnxRuntime;

namespace FeedRanking.Inference.Running;

/// <summary>Everything that one run at a time needs: its buffers, and bindings of these for the row counts seen lately.</summary>
internal sealed class RunSlot : IDisposable
{
    /// <summary>
    /// Bindings kept per slot (about 2 KB each). A row count has one place, rows modulo this number, so a working set of neighbouring
    /// counts never evicts itself, and no bookkeeping is needed.
    /// </summary>
    private const int KeptBindings = 128;

    private readonly InferenceSession _session;
    private readonly bool _copiesInputsWhenBound;
    private readonly BoundTensor[] _inputs;
    private readonly BoundTensor[] _outputs;
    private readonly RowBinding?[] _bindings = new RowBinding?[KeptBindings];
    private readonly RunOptions _runOptions = new();
    private long _use;

    public RunSlot(
        InferenceSession session, bool onDevice, IReadOnlyList<ModelTensor> inputs, IReadOnlyList<ModelTensor> outputs, int maxRows)
    {
        _session = session;
        _copiesInputsWhenBound = onDevice;
        _inputs = [.. inputs.Select(tensor => new BoundTensor(tensor, maxRows))];
        _outputs = [.. outputs.Select(tensor => new BoundTensor(tensor, maxRows))];
    }

    /// <summary>Counts uses: who took the slot knows the number, and no longer has it once the number has changed.</summary>
    public long Use => Volatile.Read(ref _use);

    /// <summary>Ends a use.</summary>
    /// <returns>False when it has ended before.</returns>
    public bool TryEndUse(long use) => Interlocked.CompareExchange(ref _use, use + 1, use) == use;

    public Span<float> Input(int index, int rows) => _inputs[index].AsSpan(rows);

    public ReadOnlySpan<float> Output(int index, int rows) => _outputs[index].AsSpan(rows);

    public void Execute(int rows)
    {
        var binding = BindingFor(rows);
        if (_copiesInputsWhenBound)
        {
            binding.RebindInputs();
        }

        _session.RunWithBinding(_runOptions, binding.Native);
        if (_copiesInputsWhenBound)
        {
            binding.Native.SynchronizeBoundOutputs();
        }
    }

    public bool OutputsAreFinite(int rows)
    {
        foreach (var output in _outputs)
        {
            foreach (var value in output.AsSpan(rows))
            {
                if (!float.IsFinite(value))
                {
                    return false;
                }
            }
        }

        return true;
    }

    public void Dispose()
    {
        foreach (var binding in _bindings)
        {
            binding?.Dispose();
        }

        _runOptions.Dispose();
    }

    private RowBinding BindingFor(int rows)
    {
        ref var place = ref _bindings[rows % KeptBindings];
        if (place is null || place.Rows != rows)
        {
            place?.Dispose();
            place = null;
            place = new RowBinding(_session, rows, _inputs, _outputs);
        }

        return place;
    }
}
