using Microsoft.ML.OnnxRuntime;

namespace FeedRanking.Inference.Loading;

/// <summary>Creates sessions with the project's thread policy on the provider that is asked for or, with auto, the best that loads.</summary>
internal static class SessionFactory
{
    /// <summary>Creates a session.</summary>
    /// <param name="path">Names the graph in messages.</param>
    /// <param name="graph">The graph's bytes.</param>
    /// <param name="provider">auto, cuda or cpu.</param>
    public static CreatedSession Create(string path, byte[] graph, string provider)
    {
        if (provider == "cpu")
        {
            return new CreatedSession(CreateOnCpu(path, graph), "cpu", "asked for");
        }

        try
        {
            using var options = BaseOptions();
            options.AppendExecutionProvider_CUDA(0);
            return new CreatedSession(new InferenceSession(graph, options), "cuda", provider == "auto" ? "it loads" : "asked for");
        }
        // The CPU build of ONNX Runtime has no such entry point; the GPU build without a driver, CUDA or device reports an error.
        catch (Exception e) when (e is OnnxRuntimeException or EntryPointNotFoundException)
        {
            var reason = FirstLine(e.Message);
            if (provider == "cuda")
            {
                throw new ModelRejectedException($"{path}: Inference:Provider is 'cuda', which does not load here: {reason}", e);
            }

            return new CreatedSession(CreateOnCpu(path, graph), "cpu", $"CUDA does not load: {reason}");
        }
    }

    private static InferenceSession CreateOnCpu(string path, byte[] graph)
    {
        try
        {
            using var options = BaseOptions();
            return new InferenceSession(graph, options);
        }
        catch (OnnxRuntimeException e)
        {
            throw new ModelRejectedException($"{path}: ONNX Runtime refuses the graph: {FirstLine(e.Message)}", e);
        }
    }

    /// <summary>
    /// One thread per run and one run per core beats several threads per run; spinning threads would burn cores between runs. Memory
    /// patterns are kept per shape and row counts vary, so they would only grow.
    /// </summary>
    private static SessionOptions BaseOptions()
    {
        var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            EnableMemoryPattern = false,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        options.AddSessionConfigEntry("session.inter_op.allow_spinning", "0");
        return options;
    }

    private static string FirstLine(string message) => message.Split('\n', 2)[0].Trim();
}
