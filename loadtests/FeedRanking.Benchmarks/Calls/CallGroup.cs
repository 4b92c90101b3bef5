using System.Globalization;
using FeedRanking.Benchmarks.Calls.Grpc;
using FeedRanking.Benchmarks.Grpc.Cost;
using FeedRanking.Benchmarks.Ratios;
using FeedRanking.Benchmarks.Running;

namespace FeedRanking.Benchmarks.Calls;

/// <summary>What a call costs without work in it: the hop against a plain socket, the messages against a copy of their bytes, Polly against nothing.</summary>
internal sealed class CallGroup : IRatioGroup
{
    private const int Bytes = 100;
    private const int Seed = 9;

    // Long enough, also in a quick run, for the rounds that do not count to end in optimised code.
    private static readonly TimeSpan ShortSlice = TimeSpan.FromMilliseconds(150);

    public string Id => "call";

    public async Task<IReadOnlyList<Ratio>> MeasureAsync(BenchSetting setting)
    {
        setting.Say("gRPC hop, messages, Polly");
        List<Ratio> ratios = [await HopAsync(setting, 16), await HopAsync(setting, 1)];
        foreach (var (name, bytes, work) in Messages.All(new Random(Seed)))
        {
            ratios.Add(await MessageAsync(setting, name, bytes, work));
        }

        ratios.Add(await PollyAsync(setting));
        return ratios;
    }

    private static async Task<Ratio> HopAsync(BenchSetting setting, int callers)
    {
        await using var grpc = new DotnetEcho();
        using var raw = new RawEcho(callers, Bytes);
        await grpc.RunAsync(new CallLoad(Bytes, callers), setting.Pace.Slice * 4);
        var rounds = await Rounds.MeasureWarmAsync(
            setting.Pace,
            async () => (await grpc.RunAsync(new CallLoad(Bytes, callers), setting.Pace.Slice)).CpuPerCall,
            () => RawCpuAsync(raw, callers, setting.Pace.Slice));
        return new Ratio($"call-hop-x{callers}", $"CPU of an empty gRPC call of {Bytes} bytes, client and server, {callers} callers / the same bytes over plain sockets", rounds.Ratio(0, 1))
        {
            Note = string.Create(CultureInfo.InvariantCulture, $"{rounds.Median(0):F1} µs against {rounds.Median(1):F1} µs"),
        };
    }

    private static async Task<double> RawCpuAsync(RawEcho raw, int callers, TimeSpan slice)
    {
        var cpu = Environment.CpuUsage.TotalTime;
        var calls = await Throughput.OfAsync(callers, slice, raw.CallAsync) * slice.TotalSeconds;
        return (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / calls;
    }

    private static async Task<Ratio> MessageAsync(BenchSetting setting, string name, int bytes, Action work)
    {
        var (from, to) = (new byte[bytes], new byte[bytes]);
        var rounds = await Rounds.MeasureWarmAsync(
            setting.Pace,
            () => Task.Run(() => Throughput.NanosecondsOf(ShortSlice, work)),
            () => Task.Run(() => Throughput.NanosecondsOf(ShortSlice, () =>
            {
                from.CopyTo(to.AsSpan());
                to.CopyTo(from.AsSpan());
            })));
        var id = name.Split(' ')[0].ToLowerInvariant() + "-" + new string([.. name.Where(char.IsAsciiDigit)]);
        return new Ratio($"call-{id}", $"{name}: written and parsed / its {bytes:N0} bytes copied twice", rounds.Ratio(0, 1))
        {
            Note = string.Create(CultureInfo.InvariantCulture, $"{rounds.Median(0) / 1e3:F2} µs against {rounds.Median(1) / 1e3:F2} µs"),
        };
    }

    private static async Task<Ratio> PollyAsync(BenchSetting setting)
    {
        using var guarded = new GuardedCall();
        var rounds = await Rounds.MeasureWarmAsync(
            setting.Pace,
            () => Task.Run(() => Throughput.NanosecondsOf(ShortSlice, () => guarded.Run())),
            () => Task.Run(() => Throughput.NanosecondsOf(ShortSlice, () => guarded.RunBare())));
        return new Ratio("call-polly", "what the gateway's bulkhead, retry, breaker and timeout add to a call", (rounds.Median(0) - rounds.Median(1)) / 1e3, "µs")
        {
            Note = string.Create(CultureInfo.InvariantCulture, $"{rounds.Median(0):N0} ns against {rounds.Median(1):N0} ns, nothing failing"),
        };
    }
}
