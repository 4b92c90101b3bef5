using System.Globalization;
using FeedRanking.Benchmarks.Ratios;
using FeedRanking.Benchmarks.Running;
using FeedRanking.Benchmarks.Scoring;
using FeedRanking.Contracts.V1;

namespace FeedRanking.Benchmarks.Rankers.Grpc;

/// <summary>
/// Scorings a second of a ranker's real process, its client on the same cores, over runs a second of raw ONNX Runtime on all cores with the
/// same model. The process also reads the viewer's row and computes every feature; the raw runs find them there.
/// </summary>
internal sealed class RankerGroup(RankerSubject subject) : IRatioGroup
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    public static RankerSubject Heavy { get; } = new(
        "heavy", "heavy-ranker", "HeavyRanker", [1, 50, 100, 150, 200], [1, 4, 16, 32], 150, [150, 200],
        channel =>
        {
            var client = new HeavyRanker.HeavyRankerClient(channel);
            return request => client.ScoreAsync(request);
        });

    public static RankerSubject Light { get; } = new(
        "light", "light-ranker", "LightRanker", [1_000], [1, 4, 16], 1_000, [1_000],
        channel =>
        {
            var client = new LightRanker.LightRankerClient(channel);
            return request => client.ScoreAsync(request);
        });

    public string Id => subject.Id;

    public async Task<IReadOnlyList<Ratio>> MeasureAsync(BenchSetting setting)
    {
        var requests = await RankerRequests.MakeAsync(setting.System);
        using var model = new RawModel(setting.ModelFolder(subject.Model));
        int[] sizes = setting.Pace.IsQuick ? [subject.MainSize] : [.. subject.Sizes];
        var ratios = new List<Ratio>();
        await WarmUpAsync(setting, requests);
        foreach (var size in sizes)
        {
            setting.Say($"{subject.Service}, {size} candidates, against raw ONNX Runtime");
            ratios.AddRange(await MeasureAsync(setting, model, RankerRequests.OfSize(requests, size), size));
        }

        return ratios;
    }

    private async Task WarmUpAsync(BenchSetting setting, IReadOnlyList<ScoreRequest> requests)
    {
        using var caller = NewCaller(setting, RankerRequests.OfSize(requests, subject.MainSize));
        await Throughput.OfAsync(subject.Callers[^1], WarmUp, caller.CallAsync);
    }

    private async Task<IEnumerable<Ratio>> MeasureAsync(BenchSetting setting, RawModel model, IReadOnlyList<ScoreRequest> requests, int size)
    {
        var (pace, cores) = (setting.Pace, Environment.ProcessorCount);
        int[] callers = pace.IsQuick ? [1, 16] : [.. subject.Callers];
        RawRun[] runs = [.. Enumerable.Range(0, cores).Select(_ => model.NewRun(size))];
        using var caller = NewCaller(setting, requests);
        var rounds = await Rounds.MeasureWarmAsync(
            pace,
            [
                () => Throughput.OfThreadsAsync(cores, pace.Slice, thread => runs[thread].Run()),
                .. callers.Select(count => new Func<Task<double>>(() => Throughput.OfAsync(count, pace.Slice, caller.CallAsync))),
            ]);
        Array.ForEach(runs, run => run.Dispose());
        return callers.Select((count, index) => new Ratio(
            $"{subject.Id}-{size}x{count}",
            $"{subject.Service} over gRPC, {size} candidates, {count} callers / raw ONNX Runtime on {cores} cores",
            rounds.Ratio(index + 1, 0))
        {
            Goal = subject.SizesWithGoal.Contains(size) && count == RankerSubject.CallersOfGoal ? Goal.AtLeast(RankerSubject.ShareOfRaw) : null,
            Reference = size == 150 && count == RankerSubject.CallersOfGoal ? RankerSubject.LeanServer : null,
            Note = string.Create(CultureInfo.InvariantCulture, $"{rounds.Median(index + 1):N0}/s against {rounds.Median(0):N0}/s"),
        });
    }

    private RankerCaller NewCaller(BenchSetting setting, IReadOnlyList<ScoreRequest> requests) =>
        new(setting.System.Grpc(subject.Service), subject.Method, requests);
}
