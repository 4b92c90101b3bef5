using System.Globalization;
using System.Text.Json.Nodes;
using FeedRanking.Testing;
using Google.Protobuf;
using Grpc.Core;

namespace FeedRanking.Grpc.Tests.Peers;

/// <summary>ghz: grpc-go as a load generator. It tells codes, details and counts, but no messages.</summary>
public sealed class GhzPeer : IForeignClient
{
    ForeignCall IForeignClient.Start(CallSpec spec) =>
        new(RunOneAsync(spec), () => throw new NotSupportedException("ghz cannot be told to cancel."));

    void IForeignClient.Forget()
    {
        // A process keeps nothing.
    }

    /// <summary>Makes calls side by side on one connection. Returns how many ended with which status, and the details of failures.</summary>
    internal static async Task<(IReadOnlyDictionary<StatusCode, int> Counts, string Detail)> RunAsync(CallSpec spec, int calls, int atOnce)
    {
        using var folder = new TemporaryFolder();
        var request = folder.Combine("request");
        await File.WriteAllBytesAsync(request, spec.Request.ToByteArray());
        List<string> arguments =
        [
            "--insecure", "--proto", Path.Combine(GoTool.ProtoFolders[GoTool.ProtoOf(spec).StartsWith("grpc/", StringComparison.Ordinal) ? 1 : 0], GoTool.ProtoOf(spec)),
            "--import-paths", string.Join(',', GoTool.ProtoFolders), "--call", spec.Method[1..], "--binary-file", request, "--format", "json",
            "--connections", "1", "--total", $"{calls}", "--concurrency", $"{atOnce}",
            "--timeout", spec.DeadlineMs is { } deadlineMs ? string.Create(CultureInfo.InvariantCulture, $"{deadlineMs}ms") : "60s",
        ];
        if (spec.Gzip)
        {
            arguments.Add("--enable-compression");
        }

        var (_, output, errors) = await GoTool.RunAsync("ghz", [.. arguments, spec.Address]);
        var report = JsonNode.Parse(output.Length > 0 ? output : throw new InvalidOperationException($"ghz failed: {errors}"))!;
        var counts = report["statusCodeDistribution"]!.AsObject()
            .ToDictionary(pair => GoTool.ToStatusCode(pair.Key), pair => (int)pair.Value!);
        return (counts, string.Join('\n', report["errorDistribution"]?.AsObject().Select(pair => pair.Key) ?? []));
    }

    private static async Task<CallResult> RunOneAsync(CallSpec spec)
    {
        var (counts, detail) = await RunAsync(spec, 1, 1);
        return new CallResult(counts.Single().Key, detail);
    }
}
