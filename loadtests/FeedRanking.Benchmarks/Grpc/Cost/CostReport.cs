using System.Globalization;

namespace FeedRanking.Benchmarks.Grpc.Cost;

/// <summary>
/// Measures both peers in turns, so that both meet the same disturbances, and prints the round that each was least disturbed in.
/// </summary>
internal static class CostReport
{
    private static readonly CallLoad[] Loads = [new(100, 16), new(100, 1), new(4096, 16), new(51_200, 16)];

    // Compiled code is replaced by better code twice, each time after a while under load.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    /// <summary>Writes a Markdown table.</summary>
    /// <param name="peers">The first is ours; ratios are its cost over theirs.</param>
    /// <param name="rounds">Measurements of each peer under each load.</param>
    /// <param name="duration">Length of one measurement.</param>
    /// <param name="output">Where the table goes.</param>
    /// <param name="progress">Where it says what it is doing.</param>
    public static async Task WriteAsync(IReadOnlyList<IEcho> peers, int rounds, TimeSpan duration, TextWriter output, TextWriter progress)
    {
        foreach (var peer in peers)
        {
            await progress.WriteLineAsync($"warm-up: {peer.Name}");
            await WarmUpAsync(peer);
        }

        await output.WriteLineAsync("| bytes | callers | peer | CPU per call, µs | calls/s | allocated per call, bytes | CPU of .NET to this |");
        await output.WriteLineAsync("|---|---|---|---|---|---|---|");
        foreach (var load in Loads)
        {
            await progress.WriteLineAsync($"{load.Size} bytes, {load.Callers} callers: {rounds} rounds");
            var best = await MeasureAsync(peers, load, rounds, duration);
            for (var i = 0; i < peers.Count; i++)
            {
                await output.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {load.Size:N0} | {load.Callers} | {peers[i].Name} | {best[i].CpuPerCall:F1} | {best[i].CallsPerSecond:N0} | {best[i].AllocatedPerCall:N0} | {best[0].CpuPerCall / best[i].CpuPerCall:F2} |"));
            }
        }
    }

    private static async Task WarmUpAsync(IEcho peer)
    {
        foreach (var load in Loads)
        {
            await peer.RunAsync(load, WarmUp / Loads.Length);
        }

        await peer.RunAsync(Loads[0], WarmUp);
    }

    private static async Task<CallCost[]> MeasureAsync(IReadOnlyList<IEcho> peers, CallLoad load, int rounds, TimeSpan duration)
    {
        var costs = peers.Select(_ => new List<CallCost>()).ToList();
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < peers.Count; i++)
            {
                costs[i].Add(await peers[i].RunAsync(load, duration));
            }
        }

        return [.. costs.Select(measured => measured.MinBy(cost => cost.CpuPerCall)!)];
    }
}
