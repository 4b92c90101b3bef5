using BenchmarkDotNet.Attributes;
using FeedRanking.Benchmarks.Grpc;

namespace FeedRanking.Benchmarks.Scoring;

/// <summary>All cores: scorings a second of the gRPC service, its clients on the same cores, against raw runs on every core.</summary>
public class ScoringThroughput
{
    private const int Calls = 512;
    private const int Callers = 16;

    private HeavyRankerSample _sample = null!;
    private RawSession[] _raw = null!;
    private RankerOverGrpc _remote = null!;

    /// <summary>Candidates of one call.</summary>
    [Params(1, 150)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Open()
    {
        _sample = new HeavyRankerSample(seed: 1);
        _raw = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new RawSession(_sample.ModelFolder, Rows))];
        _remote = new RankerOverGrpc(_sample.Scorer, _sample.Request(Rows, seed: 2));
    }

    [GlobalCleanup]
    public void Close()
    {
        _remote.Dispose();
        Array.ForEach(_raw, session => session.Dispose());
        _sample.Dispose();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Calls)]
    public void RawSessionsOnAllCores() => Parallel.ForEach(_raw, session =>
    {
        for (var i = 0; i < Calls / _raw.Length; i++)
        {
            session.Run();
        }
    });

    [Benchmark(OperationsPerInvoke = Calls)]
    public Task ScorerOnAllCores() => Task.WhenAll(_raw.Select(_ => Task.Run(async () =>
    {
        var request = _sample.Request(Rows, seed: 3);
        for (var i = 0; i < Calls / _raw.Length; i++)
        {
            await _sample.Scorer.ScoreAsync(request, CancellationToken.None);
        }
    })));

    [Benchmark(OperationsPerInvoke = Calls)]
    public Task GrpcAtSixteenCallers() => Task.WhenAll(Enumerable.Range(0, Callers).Select(async _ =>
    {
        for (var i = 0; i < Calls / Callers; i++)
        {
            await _remote.CallAsync();
        }
    }));
}
