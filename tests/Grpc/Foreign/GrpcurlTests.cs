using System.Diagnostics;
using FeedRanking.Grpc.Tests.Server;
using FeedRanking.Testing;

namespace FeedRanking.Grpc.Tests.Foreign;

/// <summary>A foreign client (written in Go) against our server.</summary>
public class GrpcurlTests
{
    [RequiresToolFact("grpcurl")]
    public async Task Grpcurl_UnaryCall_GetsTheAnswer()
    {
        await using var server = await EchoServer.StartAsync();
        var (exitCode, output) = await RunAsync(server, "{\"text\":\"hello\",\"payload\":\"AQID\"}", "echo.v1.Echo/Say");
        exitCode.ShouldBe(0, output);
        output.ShouldContain("\"text\": \"hello\"");
        output.ShouldContain("\"payload\": \"AQID\"");
    }

    [RequiresToolFact("grpcurl")]
    public async Task Grpcurl_Stream_GetsAllAnswers()
    {
        await using var server = await EchoServer.StartAsync();
        var (exitCode, output) = await RunAsync(server, "{\"text\":\"again\",\"repeat\":5}", "echo.v1.Echo/Stream");
        exitCode.ShouldBe(0, output);
        output.Split("again").Length.ShouldBe(6);
    }

    [RequiresToolFact("grpcurl")]
    public async Task Grpcurl_Failure_SeesCodeAndDetail()
    {
        await using var server = await EchoServer.StartAsync();
        var (exitCode, output) = await RunAsync(server, "{\"fail_with\":9,\"fail_detail\":\"größer als 100 %\"}", "echo.v1.Echo/Say");
        exitCode.ShouldNotBe(0);
        output.ShouldContain("Code: FailedPrecondition");
        output.ShouldContain("größer als 100 %");
    }

    [RequiresToolFact("grpcurl")]
    public async Task Grpcurl_Deadline_IsSeenOnBothSides()
    {
        await using var server = await EchoServer.StartAsync();
        var (exitCode, output) = await RunAsync(server, "{\"wait_for_cancellation\":true}", "echo.v1.Echo/Say", "-max-time", "3");
        exitCode.ShouldNotBe(0);
        output.ShouldContain("DeadlineExceeded");
        await server.Journal.HandlerCancelled.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [RequiresToolFact("grpcurl")]
    public async Task Grpcurl_Metadata_ComesBackAsTrailers()
    {
        await using var server = await EchoServer.StartAsync();
        var (exitCode, output) = await RunAsync(
            server, "{}", "echo.v1.Echo/Say", "-v", "-H", "echoed-text: abc", "-H", "echoed-bytes-bin: AP8Q");
        exitCode.ShouldBe(0, output);
        output.ShouldContain("echoed-text: abc");
        output.ShouldContain("echoed-bytes-bin: AP8Q");
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(EchoServer server, string data, string method, params string[] options)
    {
        var protos = RepositoryRoot.Combine("tests", "Grpc", "Protos");
        var start = new ProcessStartInfo(Tools.Find("grpcurl")!, [
            "-plaintext", "-import-path", protos, "-proto", "echo/v1/echo.proto", .. options, "-d", data, server.Address.Authority, method])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output + await errors);
    }
}
