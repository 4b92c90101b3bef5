using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace FeedRanking.Inference.Running;

/// <summary>A slot's buffers bound to the graph's inputs and outputs for one number of rows.</summary>
internal sealed class RowBinding : IDisposable
{
    private readonly List<(string Name, OrtValue Value)> _inputs = [];
    private readonly List<OrtValue> _outputs = [];

    public RowBinding(InferenceSession session, int rows, IReadOnlyList<BoundTensor> inputs, IReadOnlyList<BoundTensor> outputs)
    {
        Rows = rows;
        Native = session.CreateIoBinding();
        foreach (var input in inputs)
        {
            var value = Wrap(input, rows);
            _inputs.Add((input.Tensor.Name, value));
            Native.BindInput(input.Tensor.Name, value);
        }

        foreach (var output in outputs)
        {
            var value = Wrap(output, rows);
            _outputs.Add(value);
            Native.BindOutput(output.Tensor.Name, value);
        }
    }

    public int Rows { get; }

    public OrtIoBinding Native { get; }

    /// <summary>Binds the inputs again. On a device, binding is the moment when inputs are copied there.</summary>
    public void RebindInputs()
    {
        foreach (var (name, value) in _inputs)
        {
            Native.BindInput(name, value);
        }

        Native.SynchronizeBoundInputs();
    }

    public void Dispose()
    {
        Native.Dispose();
        _inputs.ForEach(input => input.Value.Dispose());
        _outputs.ForEach(output => output.Dispose());
    }

    private static OrtValue Wrap(BoundTensor tensor, int rows) => OrtValue.CreateTensorValueWithData(
        OrtMemoryInfo.DefaultInstance,
        TensorElementType.Float,
        tensor.Tensor.ShapeFor(rows),
        tensor.Buffer.Address,
        (long)tensor.Length(rows) * sizeof(float));
}
