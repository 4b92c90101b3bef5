using System.Diagnostics;
using System.Globalization;
using FeedRanking.Grpc.Tests.V1;
using Grpc.Net.Client;

namespace FeedRanking.Grpc.Tests.Foreign;

/// <summary>gRPC's C core as the server of our client. It ends when its standard input does, so also when the tests die.</summary>
internal sealed class PythonServer : IAsyncDisposable
{
    private readonly Process _process;

    private PythonServer(Process process, int port)
    {
        _process = process;
        Channel = GrpcChannel.ForAddress($"http://127.0.0.1:{port}");
        Client = new Echo.EchoClient(Channel);
    }

    public GrpcChannel Channel { get; }

    public Echo.EchoClient Client { get; }

    public static async Task<PythonServer> StartAsync()
    {
        var process = Process.Start(PythonGrpc.Script("python_server.py"))!;
        var line = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return new PythonServer(process, int.Parse(line!, CultureInfo.InvariantCulture));
    }

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
