using System.Diagnostics;
using System.Globalization;
using FeedRanking.Benchmarks.Ratios;
using FeedRanking.Benchmarks.Running;

namespace FeedRanking.Benchmarks.Feeds;

/// <summary>CPU of one feed, all our processes and Redis, over the CPU of its raw parts.</summary>
internal sealed class FeedCpuGroup : IRatioGroup
{
    private const int Viewers = 500;
    private const int Seed = 5;
    private const double FeedsPerSecond = 25;
    private const double LeastHeavyShare = 0.9;
    private const int WarmUpCallers = 2;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(2);

    public string Id => "feed-cpu";

    private static IReadOnlyList<string> Parts { get; } = [.. RunningSystem.Services, "Redis"];

    public async Task<IReadOnlyList<Ratio>> MeasureAsync(BenchSetting setting)
    {
        var system = setting.System;
        var viewers = await SampleViewers.ReadAsync(system.Redis, Viewers, Seed);
        using var client = new HttpFeedClient(system.Http("FeedGateway"));
        using var raw = new RawParts(setting, viewers[0], new Random(Seed));
        var load = new FeedLoad(viewers);
        setting.Say("CPU per feed: warm-up");
        await load.ClosedAsync(client, WarmUpCallers, setting.Pace.WarmUp);
        var idle = await IdleAsync(system);
        var seconds = TimeSpan.FromSeconds(setting.Pace.IsQuick ? 4 : 10);
        var perPart = Parts.ToDictionary(part => part, _ => new List<double>());
        setting.Say($"CPU per feed at {FeedsPerSecond}/s, in turns with its raw parts");
        var rounds = await Rounds.MeasureAsync(
            3,
            async () => Spread(perPart, await CpuPerFeedAsync(system, load, client, seconds)),
            () => Task.Run(() => RawCpu(system, raw, setting.Pace.Slice)));
        return Report(rounds, perPart, idle);
    }

    private static async Task<double[]> CpuPerFeedAsync(RunningSystem system, FeedLoad load, HttpFeedClient client, TimeSpan duration)
    {
        var before = Parts.Select(system.CpuOf).ToArray();
        var result = await load.SteadyAsync(client, FeedsPerSecond, duration);
        return result.HeavyShare >= LeastHeavyShare
            ? [.. Parts.Select((part, index) => (system.CpuOf(part) - before[index]).TotalMilliseconds / result.Feeds)]
            : throw new UnmeasurableException($"only {result.HeavyShare:P0} of the feeds were ranked by every model: this machine is too busy with other things");
    }

    private static double Spread(Dictionary<string, List<double>> perPart, double[] cpuMs)
    {
        for (var i = 0; i < cpuMs.Length; i++)
        {
            perPart[Parts[i]].Add(cpuMs[i]);
        }

        return cpuMs.Sum();
    }

    // Redis works for the raw parts as well; its clock is coarse, so they run long enough for that.
    private static double RawCpu(RunningSystem system, RawParts raw, TimeSpan slice)
    {
        var (mine, redis, runs) = (Environment.CpuUsage.TotalTime, system.CpuOf("Redis"), 0);
        var begin = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begin) < slice * 2)
        {
            raw.Run();
            runs++;
        }

        return (Environment.CpuUsage.TotalTime - mine + system.CpuOf("Redis") - redis).TotalMilliseconds / runs;
    }

    private static async Task<double> IdleAsync(RunningSystem system)
    {
        TimeSpan Used() => Parts.Aggregate(TimeSpan.Zero, (sum, part) => sum + system.CpuOf(part));
        var before = Used();
        await Task.Delay(Idle, TimeProvider.System);
        return (Used() - before) / Idle;
    }

    private static List<Ratio> Report(Rounds rounds, Dictionary<string, List<double>> perPart, double idle)
    {
        var parts = string.Join(", ", perPart.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Key} {Medians.Of(part.Value):F2}")));
        return
        [
            new Ratio("feed-cpu", $"CPU of a feed at {FeedsPerSecond}/s, five services and Redis / raw ONNX Runtime, gather and Redis", rounds.Ratio(0, 1))
            {
                Goal = Goal.AtMost(1.6),
                Note = string.Create(CultureInfo.InvariantCulture, $"{rounds.Median(0):F2} ms ({parts}) against {rounds.Median(1):F2} ms; idle they use {idle:P1} of a core"),
            },
        ];
    }
}
