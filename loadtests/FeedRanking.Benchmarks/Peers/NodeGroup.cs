using System.Globalization;
using FeedRanking.Benchmarks.Feeds;
using FeedRanking.Benchmarks.Feeds.Grpc;
using FeedRanking.Benchmarks.Ratios;
using FeedRanking.Benchmarks.Running;
using FeedRanking.Benchmarks.Scoring;
using FeedRanking.FeedGateway;

namespace FeedRanking.Benchmarks.Peers;

/// <summary>
/// Feeds a second, p99 and CPU per feed of our whole system and of the Node.js peer, in turns, driven by the same client over the same contract on
/// the same machine; and our feeds within the budget over raw runs of the heavy model.
/// </summary>
internal sealed class NodeGroup : IRatioGroup
{
    private const int Viewers = 500;
    private const int Seed = 13;

    // As many as saturate the cores and let nobody wait for long: more would only make ours shed work.
    private static readonly int Callers = Environment.ProcessorCount * 2;
    private static readonly string[] Parts = [.. RunningSystem.Services];

    public string Id => "node";

    public async Task<IReadOnlyList<Ratio>> MeasureAsync(BenchSetting setting)
    {
        setting.Say("Node.js peer: starting");
        await using var peer = await NodePeer.StartAsync(setting);
        var viewers = await SampleViewers.ReadAsync(setting.System.Redis, Viewers, Seed);
        using (var redis = new RawRedis(setting.System.Redis))
        {
            StoredViewer.Write(redis, viewers[0]);
        }

        var load = new FeedLoad(viewers);
        using var ours = new GrpcFeedClient(setting.System.Grpc("FeedGateway"));
        using var theirs = new GrpcFeedClient(peer.Address);
        foreach (var client in new[] { ours, theirs })
        {
            await load.ClosedAsync(client, Callers, setting.Pace.WarmUp);
        }

        setting.Say($"Node.js peer and ours in turns, {Callers} callers");
        var duration = TimeSpan.FromSeconds(setting.Pace.IsQuick ? 4 : 10);
        using var model = new RawModel(setting.ModelFolder("heavy-ranker"));
        RawRun[] runs = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => model.NewRun(RawParts.HeavyRows))];
        var (mine, others) = (new List<PeerFigures>(), new List<PeerFigures>());
        var rounds = await Rounds.MeasureAsync(
            setting.Pace.IsQuick ? 2 : 3,
            async () => Keep(mine, await MeasureAsync(load, ours, duration, () => Parts.Aggregate(TimeSpan.Zero, (sum, part) => sum + setting.System.CpuOf(part)))),
            async () => Keep(others, await MeasureAsync(load, theirs, duration, () => peer.Cpu)),
            () => Throughput.OfThreadsAsync(runs.Length, setting.Pace.Slice, thread => runs[thread].Run()));
        Array.ForEach(runs, run => run.Dispose());
        return Report(rounds, mine, others, peer.Description);
    }

    private static async Task<PeerFigures> MeasureAsync(FeedLoad load, GrpcFeedClient client, TimeSpan duration, Func<TimeSpan> cpu)
    {
        var before = cpu();
        var result = await load.ClosedAsync(client, Callers, duration);
        return new PeerFigures(result, (cpu() - before).TotalMilliseconds / Math.Max(1, result.Feeds));
    }

    private static double Keep(List<PeerFigures> figures, PeerFigures figure)
    {
        figures.Add(figure);
        return figure.Load.HeavyPerSecond;
    }

    private static List<Ratio> Report(Rounds rounds, List<PeerFigures> ours, List<PeerFigures> theirs, string description)
    {
        var budget = new LatencyBudgetOptions().Total;
        var (p99, peerP99) = (Medians.Of([.. ours.Select(figure => figure.Load.P99Ms)]), Medians.Of([.. theirs.Select(figure => figure.Load.P99Ms)]));
        var (cpu, peerCpu) = (Medians.Of([.. ours.Select(figure => figure.CpuMs)]), Medians.Of([.. theirs.Select(figure => figure.CpuMs)]));
        var inTime = Medians.Of([.. ours.Select(figure => figure.Load.PerSecondWithin(budget))]);
        return
        [
            new Ratio("node-feeds", $"heavy-ranked feeds a second, {Callers} callers: ours / Node.js peer without retrieval, features, filters, logs", rounds.Ratio(0, 1))
            {
                Goal = Goal.AtLeast(2),
                Note = Text($"{rounds.Median(0):F0}/s ({ours.Average(figure => figure.Load.HeavyShare):P1} heavy, {ours.Sum(figure => figure.Load.Failed)} failed) against {rounds.Median(1):F0}/s ({theirs.Sum(figure => figure.Load.Failed)} failed); {description}"),
            },
            new Ratio("node-p99", "p99 of a feed there: ours / Node.js peer", p99 / peerP99) { Note = Text($"{p99:F1} ms against {peerP99:F1} ms") },
            new Ratio("node-cpu", "CPU of a feed there: our five services / Node.js peer", cpu / peerCpu) { Note = Text($"{cpu:F2} ms against {peerCpu:F2} ms") },
            new Ratio("node-budget", $"our feeds a second within {budget.TotalMilliseconds:F0} ms / raw runs a second of the heavy model, 150 rows, all cores", inTime / rounds.Median(2))
            {
                Goal = Goal.AtLeast(0.5), Reference = 0.17, Note = Text($"{inTime:F0}/s against {rounds.Median(2):F0}/s"),
            },
        ];
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
