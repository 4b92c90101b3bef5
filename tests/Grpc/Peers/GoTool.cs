using System.Diagnostics;
using FeedRanking.Testing;
using Grpc.Core;

namespace FeedRanking.Grpc.Tests.Peers;

/// <summary>Runs a program that is written with grpc-go.</summary>
internal static class GoTool
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Gets the folders with the protos of the calls.</summary>
    public static IReadOnlyList<string> ProtoFolders { get; } =
        [RepositoryRoot.Combine("tests", "Grpc", "Protos"), RepositoryRoot.Combine("deploy", "packages", "Grpc", "Protos")];

    public static string ProtoOf(CallSpec spec) =>
        spec.Method.StartsWith("/grpc.health", StringComparison.Ordinal) ? "grpc/health/v1/health.proto" : "echo/v1/echo.proto";

    /// <summary>The status that a Go program names.</summary>
    public static StatusCode ToStatusCode(string name) => Enum.Parse<StatusCode>(name == "Canceled" ? nameof(StatusCode.Cancelled) : name, ignoreCase: true);

    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string name, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Tools.Find(name)!, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException late)
        {
            process.Kill();
            throw new TimeoutException($"{name} did not end. It wrote: {await output}{await errors}", late);
        }

        return (process.ExitCode, await output, await errors);
    }
}
