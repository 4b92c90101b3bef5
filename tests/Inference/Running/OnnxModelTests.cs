using System.Diagnostics.Metrics;
using FeedRanking.Testing;
using FeedRanking.Testing.Models;

namespace FeedRanking.Inference.Tests.Running;

public sealed class OnnxModelTests : IDisposable
{
    private const int MaxRows = 300;

    private readonly TemporaryFolder _root = new();
    private readonly TestModel _truth = new("tiny", ["a@1", "b@1", "c@1"], ["click", "like"]);
    private readonly OnnxModel _model;

    public OnnxModelTests() => _model = Load(concurrency: 1);

    public void Dispose()
    {
        _model.Dispose();
        _root.Dispose();
    }

    [Fact]
    public async Task Execute_ManyRowCounts_ComputesWhatTheGraphSays()
    {
        // More counts than bindings are kept, twice, in both directions: every way of finding or making a binding.
        foreach (var rows in Enumerable.Range(1, MaxRows).Concat(Enumerable.Range(1, MaxRows).Reverse()))
        {
            var features = Features(rows, seed: rows);
            using var run = await _model.RentAsync(rows, default);
            features.CopyTo(run.Input(0));

            run.Execute();

            run.Rows.ShouldBe(rows);
            Largest(run.Output(0), _truth.Score(features)).ShouldBeLessThan(1e-5f);
        }
    }

    [Fact]
    public async Task Execute_AloneOrInABatch_ScoresTheSame()
    {
        var features = Features(150, seed: 7);
        var together = await RunAsync(features, 150);

        for (var row = 0; row < 150; row++)
        {
            var alone = await RunAsync(features.AsSpan(row * 3, 3).ToArray(), 1);
            Largest(alone, together.AsSpan(row * 2, 2)).ShouldBeLessThan(1e-6f);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(MaxRows + 1)]
    public async Task RentAsync_RowsOutOfRange_Throws(int rows) =>
        await Should.ThrowAsync<ArgumentOutOfRangeException>(async () => (await _model.RentAsync(rows, default)).Dispose());

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Execute_AfterWarmUp_AllocatesNothing(bool isMetered)
    {
        using var listener = isMetered ? Listen() : null;
        AllocatedByRuns(1_000);

        AllocatedByRuns(1_000).ShouldBe(0);
    }

    [Fact]
    public async Task ModelRun_AfterDispose_IsNoLongerUsable()
    {
        var run = await _model.RentAsync(1, default);
        run.Dispose();
        run.Dispose();

        Should.Throw<ObjectDisposedException>(() => run.Input(0));
        Should.Throw<ObjectDisposedException>(() => run.Output(0));
        Should.Throw<ObjectDisposedException>(run.Execute);
        using var next = await _model.RentAsync(1, default);
        next.Rows.ShouldBe(1);
    }

    [Fact]
    public async Task OutputsAreFinite_InputIsNaN_SaysNo()
    {
        using var run = await _model.RentAsync(2, default);
        run.Input(0).Clear();
        run.Execute();
        run.OutputsAreFinite().ShouldBeTrue();

        run.Input(0)[4] = float.NaN;
        run.Execute();
        run.OutputsAreFinite().ShouldBeFalse();
    }

    [Fact]
    public void Load_Auto_TakesCpuWhereCudaDoesNotLoad()
    {
        using var model = OnnxModel.Load(_truth.Write(_root.Path), new InferenceOptions { Provider = "auto", MaxRows = 4 });

        model.Provider.ShouldBeOneOf("cuda", "cpu");
        model.Concurrency.ShouldBe(model.Provider == "cuda" ? 2 : Environment.ProcessorCount);
    }

    [Fact]
    public void Load_RowLimitBelowTheGoldenCase_ChecksItInParts()
    {
        using var model = OnnxModel.Load(_truth.Write(_root.Path), new InferenceOptions { Provider = "cpu", Concurrency = 1, MaxRows = 1 });

        model.MaxRows.ShouldBe(1);
    }

    private OnnxModel Load(int concurrency) => OnnxModel.Load(
        _truth.Write(_root.Path), new InferenceOptions { Provider = "cpu", Concurrency = concurrency, MaxRows = MaxRows });

    // What a collector of metrics does: it looks at every measurement.
    private static MeterListener Listen()
    {
        var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == "FeedRanking.Inference")
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>(static (_, _, _, _) => { });
        listener.SetMeasurementEventCallback<int>(static (_, _, _, _) => { });
        listener.Start();
        return listener;
    }

    private long AllocatedByRuns(int runs)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < runs; i++)
        {
            RunNow(150 + (i % 100));
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private void RunNow(int rows)
    {
        var rent = _model.RentAsync(rows, default);
        if (!rent.IsCompletedSuccessfully)
        {
            throw new InvalidOperationException("A free run is had at once.");
        }

        using var run = rent.Result;
        run.Input(0).Fill(0.5f);
        run.Execute();
    }

    private async Task<float[]> RunAsync(float[] features, int rows)
    {
        using var run = await _model.RentAsync(rows, default);
        features.CopyTo(run.Input(0));
        run.Execute();
        return run.Output(0).ToArray();
    }

    private static float[] Features(int rows, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, rows * 3).Select(_ => (random.NextSingle() * 4) - 2)];
    }

    private static float Largest(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        a.Length.ShouldBe(b.Length);
        var largest = 0f;
        for (var i = 0; i < a.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(a[i] - b[i]));
        }

        return largest;
    }
}
