using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using SessionOptions = Microsoft.ML.OnnxRuntime.SessionOptions;

namespace FeedRanking.Benchmarks.Scoring;

/// <summary>
/// ONNX Runtime and nothing of ours: the fastest way that its C# API offers (bound buffers, one thread), on features that are there
/// already. What everything else is compared with.
/// </summary>
internal sealed class RawSession : IDisposable
{
    private readonly InferenceSession _session;
    private readonly RunOptions _runOptions = new();
    private readonly OrtIoBinding _binding;
    private readonly List<OrtValue> _values = [];

    public RawSession(string modelFolder, int rows)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        _session = new InferenceSession(Path.Combine(modelFolder, "model.onnx"), options);
        _binding = _session.CreateIoBinding();
        foreach (var (name, node) in _session.InputMetadata)
        {
            _binding.BindInput(name, Make(rows, node.Dimensions[1]));
        }

        foreach (var (name, node) in _session.OutputMetadata)
        {
            _binding.BindOutput(name, Make(rows, node.Dimensions[1]));
        }
    }

    public void Run() => _session.RunWithBinding(_runOptions, _binding);

    public void Dispose()
    {
        _binding.Dispose();
        _values.ForEach(value => value.Dispose());
        _runOptions.Dispose();
        _session.Dispose();
    }

    private OrtValue Make(int rows, int width)
    {
        var value = OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, TensorElementType.Float, [rows, width]);
        value.GetTensorMutableDataAsSpan<float>().Fill(0.5f);
        _values.Add(value);
        return value;
    }
}
