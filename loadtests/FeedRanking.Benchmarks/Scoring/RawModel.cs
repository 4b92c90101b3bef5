using FeedRanking.Inference;
using Microsoft.ML.OnnxRuntime;
using SessionOptions = Microsoft.ML.OnnxRuntime.SessionOptions;

namespace FeedRanking.Benchmarks.Scoring;

/// <summary>
/// ONNX Runtime and nothing of ours: one session, one thread per call, as many calls at once as there are cores. What everything else is
/// compared with. Inputs and outputs are the manifest's, whatever they are.
/// </summary>
internal sealed class RawModel : IDisposable
{
    private readonly ModelFile _file;
    private readonly InferenceSession _session;

    /// <param name="folder">Folder of one version of a model.</param>
    public RawModel(string folder)
    {
        const string graph = "model.onnx";
        _file = ModelManifest.Read(folder).Files[graph];
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        _session = new InferenceSession(Path.Combine(folder, graph), options);
    }

    /// <summary>Buffers of one caller. The model must outlive them.</summary>
    public RawRun NewRun(int rows) => new(_session, _file, rows);

    public void Dispose() => _session.Dispose();
}
