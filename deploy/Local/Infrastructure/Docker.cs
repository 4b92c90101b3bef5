using System.ComponentModel;
using System.Diagnostics;

namespace FeedRanking.Local.Infrastructure;

/// <summary>The container client, where there is one.</summary>
internal static class Docker
{
    public const string Program = "docker";
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(10);

    /// <summary>True when a container could be started: the client is there and its engine answers.</summary>
    public static Task<bool> WorksAsync() => RunAsync("info");

    /// <summary>Removes a container that may have survived its client. No harm when it is gone.</summary>
    public static Task RemoveAsync(string container) => RunAsync("rm", "--force", container);

    private static async Task<bool> RunAsync(params string[] arguments)
    {
        try
        {
            using var limit = new CancellationTokenSource(AnswerLimit);
            using var process = Process.Start(
                new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await Task.WhenAll(output, errors);
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0;
        }
        catch (Exception unavailable) when (unavailable is Win32Exception or OperationCanceledException)
        {
            return false;
        }
    }
}
