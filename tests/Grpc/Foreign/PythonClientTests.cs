using System.Diagnostics;
using FeedRanking.Grpc.Tests.Server;

namespace FeedRanking.Grpc.Tests.Foreign;

/// <summary>gRPC's C core as the client of our server.</summary>
public class PythonClientTests
{
    [RequiresPythonGrpcFact]
    public async Task PythonClient_EveryCheck_Holds()
    {
        await using var server = await EchoServer.StartAsync();
#if RESTRICTED_PACKAGES
        // The stand-in refuses compression, as the protocol lets it; the real server understands gzip.
        var start = PythonGrpc.Script("python_client.py", server.Address.Authority, "no-compression");
        const int Checks = 11;
#else
        var start = PythonGrpc.Script("python_client.py", server.Address.Authority);
        const int Checks = 10;
#endif
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        await process.WaitForExitAsync(limit.Token);

        var lines = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Where(line => !line.StartsWith("ok ", StringComparison.Ordinal)).ShouldBeEmpty(await errors);
        lines.Length.ShouldBe(Checks, await errors);
        await server.Journal.HandlerCancelled.WaitAsync(TimeSpan.FromSeconds(20));
    }
}
