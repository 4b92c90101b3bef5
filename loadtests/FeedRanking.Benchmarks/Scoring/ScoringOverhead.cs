using BenchmarkDotNet.Attributes;
using FeedRanking.Benchmarks.Grpc;
using FeedRanking.Ranking;

namespace FeedRanking.Benchmarks.Scoring;

/// <summary>One caller: what is added to a raw run by our buffers, by features and checks, and by the call over gRPC.</summary>
public class ScoringOverhead
{
    private HeavyRankerSample _sample = null!;
    private RawModel _model = null!;
    private RawRun _raw = null!;
    private RankerOverGrpc _remote = null!;
    private ScoringRequest _request = null!;

    /// <summary>Candidates of one call.</summary>
    [Params(1, 150)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Open()
    {
        _sample = new HeavyRankerSample(seed: 1);
        _model = new RawModel(_sample.ModelFolder);
        _raw = _model.NewRun(Rows);
        _request = _sample.Request(Rows, seed: 2);
        _remote = new RankerOverGrpc(_sample.Scorer, _request);
    }

    [GlobalCleanup]
    public void Close()
    {
        _remote.Dispose();
        _raw.Dispose();
        _model.Dispose();
        _sample.Dispose();
    }

    [Benchmark(Baseline = true)]
    public void RawSession() => _raw.Run();

    [Benchmark]
    public async Task OnnxModel()
    {
        using var run = await _sample.Model.RentAsync(Rows, CancellationToken.None);
        run.Execute();
    }

    [Benchmark]
    public async Task<int> ScorerInProcess() => (await _sample.Scorer.ScoreAsync(_request, CancellationToken.None)).Values.Length;

    [Benchmark]
    public Task<int> GrpcCall() => _remote.CallAsync();
}
