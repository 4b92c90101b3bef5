using System.Diagnostics;
using System.Text.Json;

namespace FeedRanking.Benchmarks.Grpc.Cost;

/// <summary>
/// Server and client of grpc-js, in one Node.js process beside ours, commanded by JSON lines. It echoes the message's bytes as they are,
/// without Protobuf, which can only be in its favour.
/// </summary>
internal sealed class GrpcJsEcho : IEcho
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Process _process;

    /// <exception cref="InvalidOperationException">Node.js runs, but grpc-js is not on <c>NODE_PATH</c>.</exception>
    public GrpcJsEcho()
    {
        var start = new ProcessStartInfo("node", [RepositoryFolder.Combine("loadtests", "FeedRanking.Benchmarks", "Grpc", "Cost", "grpc_js_echo.js")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        _process = Process.Start(start)!;
        if (_process.StandardOutput.ReadLine() is not "ready")
        {
            _process.WaitForExit();
            throw new InvalidOperationException(
                "grpc-js did not start. ./deploy/setup.sh --testing fetches it; NODE_PATH names where to: ~/.cache/feedranking/parts/npm/node_modules.");
        }
    }

    public string Name => "grpc-js";

    public async Task<CallCost> RunAsync(CallLoad load, TimeSpan duration)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { load.Size, load.Callers, Ms = duration.TotalMilliseconds }, Json));
        var answer = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("grpc-js ended.");
        return JsonSerializer.Deserialize<CallCost>(answer, Json)!;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
