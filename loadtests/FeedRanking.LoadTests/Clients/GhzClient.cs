using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using FeedRanking.LoadTests.Requests;

namespace FeedRanking.LoadTests.Clients;

/// <summary>Drives the gateway with ghz, a load generator that is not ours.</summary>
/// <param name="program">Where it is.</param>
internal sealed class GhzClient(string program)
{
    /// <summary>Connections of either client.</summary>
    public const int Connections = 4;

    private const string Workers = "64";
    private const double NanosecondsPerMs = 1_000_000;

    // Our contract on the wire, as far as it is used. Its parser does not know proto3's "optional", which proto2 has always had.
    private const string Contract =
        """
        syntax = "proto2";
        package feedranking.v1;
        service Feed { rpc GetFeed(GetFeedRequest) returns (GetFeedResponse); }
        message GetFeedRequest { optional int64 user_id = 1; optional int32 size = 2; }
        message GetFeedResponse { optional string request_id = 1; optional string served_by = 2; }
        """;

    /// <summary>Sends the calls evenly spaced, without waiting for answers.</summary>
    /// <param name="gateway">Its gRPC address.</param>
    /// <param name="ratePerSecond">Calls a second.</param>
    /// <param name="calls">What is asked, in order.</param>
    /// <param name="skipFirst">So many are warm-up and left out.</param>
    /// <param name="folder">Where its files go.</param>
    /// <returns>Latencies in ms; a failed call counts with what it has waited.</returns>
    /// <exception cref="LoadTestException">It ended with an error.</exception>
    public async Task<IReadOnlyList<double>> RunAsync(Uri gateway, int ratePerSecond, IReadOnlyList<FeedCall> calls, int skipFirst, string folder)
    {
        var (proto, data, result) = (Path.Combine(folder, "ghz.proto"), Path.Combine(folder, "ghz-calls.json"), Path.Combine(folder, "ghz-result.json"));
        await File.WriteAllTextAsync(proto, Contract);
        await File.WriteAllTextAsync(data, JsonSerializer.Serialize(calls.Select(call => new { user_id = call.ViewerId, size = call.Size })));
        string[] arguments =
        [
            "--insecure", "--async", "--proto", proto, "--call", "feedranking.v1.Feed.GetFeed", "--data-file", data,
            "--rps", Text(ratePerSecond), "--total", Text(calls.Count), "--concurrency", Workers, "--connections", Text(Connections),
            "--timeout", FormattableString.Invariant($"{CallLimits.Timeout.TotalSeconds}s"), "--count-errors",
            "--format", "json", "--output", result, $"{gateway.Host}:{gateway.Port}",
        ];
        using var ghz = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var errors = await ghz.StandardError.ReadToEndAsync();
        await ghz.WaitForExitAsync();
        return ghz.ExitCode == 0
            ? Latencies(await File.ReadAllTextAsync(result), skipFirst)
            : throw new LoadTestException($"ghz ended with code {ghz.ExitCode}: {errors.Trim()}");
    }

    /// <summary>Latencies in ms of a result, in the order of sending.</summary>
    internal static IReadOnlyList<double> Latencies(string json, int skipFirst)
    {
        using var result = JsonDocument.Parse(json);
        return [.. result.RootElement.GetProperty("details").EnumerateArray()
            .Select(call => (At: call.GetProperty("timestamp").GetDateTimeOffset(), Ms: call.GetProperty("latency").GetDouble() / NanosecondsPerMs))
            .OrderBy(call => call.At)
            .Skip(skipFirst)
            .Select(call => call.Ms)];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
