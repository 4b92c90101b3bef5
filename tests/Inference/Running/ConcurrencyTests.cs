using FeedRanking.Testing;
using FeedRanking.Testing.Models;

namespace FeedRanking.Inference.Tests.Running;

/// <summary>As many runs at a time as asked for; the others wait in order, up to a limit, as long as their token allows.</summary>
public sealed class ConcurrencyTests : IDisposable
{
    private readonly TemporaryFolder _root = new();
    private readonly TestModel _truth = new("tiny", ["a@1"], ["click"]);
    private readonly OnnxModel _model;

    public ConcurrencyTests() => _model = OnnxModel.Load(
        _truth.Write(_root.Path), new InferenceOptions { Provider = "cpu", Concurrency = 2, MaxRows = 4, MaxWaiting = 2 });

    public void Dispose()
    {
        _model.Dispose();
        _root.Dispose();
    }

    [Fact]
    public async Task RentAsync_AllInUse_WaitsInOrderOfArrival()
    {
        var first = await _model.RentAsync(1, default);
        using var second = await _model.RentAsync(1, default);
        var third = _model.RentAsync(1, default).AsTask();
        var fourth = _model.RentAsync(1, default).AsTask();
        third.IsCompleted.ShouldBeFalse();

        first.Dispose();
        using var run = await third;
        fourth.IsCompleted.ShouldBeFalse();

        run.Dispose();
        (await fourth).Dispose();
    }

    [Fact]
    public async Task RentAsync_TooManyWait_IsRefusedAtOnce()
    {
        var held = new[] { await _model.RentAsync(1, default), await _model.RentAsync(1, default) };
        var waiting = new[] { _model.RentAsync(1, default).AsTask(), _model.RentAsync(1, default).AsTask() };
        using var refused = new CounterProbe("feedranking.inference.queue.refused");

        await Should.ThrowAsync<ModelBusyException>(async () => await _model.RentAsync(1, default));

        refused.Sum.ShouldBeGreaterThanOrEqualTo(1);
        Array.ForEach(held, run => run.Dispose());
        Array.ForEach(await Task.WhenAll(waiting), run => run.Dispose());
    }

    [Fact]
    public async Task RentAsync_WaitedForMoreThanItsShareOfTheTime_IsRefusedWhenItsTurnComes_AndTheNextGetsTheRun()
    {
        var held = new[] { await _model.RentAsync(1, default), await _model.RentAsync(1, default) };
        var late = _model.RentAsync(1, TimeSpan.Zero, default).AsTask();
        var inTime = _model.RentAsync(1, TimeSpan.FromHours(1), default).AsTask();
        using var refused = new CounterProbe("feedranking.inference.queue.refused");

        held[0].Dispose();

        (await Should.ThrowAsync<ModelBusyException>(late)).Message.ShouldContain("Inference:MaxWaitShare");
        refused.Sum.ShouldBeGreaterThanOrEqualTo(1);
        (await inTime).Dispose();
        held[1].Dispose();
    }

    [Fact]
    public async Task RentAsync_CancelledWhileWaiting_GivesUpItsPlace()
    {
        using var source = new CancellationTokenSource();
        var held = new[] { await _model.RentAsync(1, default), await _model.RentAsync(1, default) };
        var waiting = _model.RentAsync(1, source.Token).AsTask();

        await source.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
        Array.ForEach(held, run => run.Dispose());
        var again = new[] { await _model.RentAsync(1, default), await _model.RentAsync(1, default) };
        Array.ForEach(again, run => run.Dispose());
    }

    [Fact]
    public async Task RentAsync_AlreadyCancelled_TakesNothing()
    {
        await Should.ThrowAsync<OperationCanceledException>(async () => await _model.RentAsync(1, new CancellationToken(canceled: true)));

        var all = new[] { await _model.RentAsync(1, default), await _model.RentAsync(1, default) };
        Array.ForEach(all, run => run.Dispose());
    }

    [Fact]
    public async Task Execute_FromManyThreads_NeverMixesBuffers()
    {
        var model = OnnxModel.Load(_truth.Write(_root.Path), new InferenceOptions { Provider = "cpu", Concurrency = 2, MaxRows = 4 });
        await Parallel.ForAsync(0, 2_000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, token) =>
        {
            var value = i / 1_000f;
            using var run = await model.RentAsync(1 + (i % 4), token);
            run.Input(0).Fill(value);
            run.Execute();
            run.Output(0)[^1].ShouldBe(_truth.Score([value])[0], 1e-5f);
        });
        model.Dispose();
    }

    [Fact]
    public async Task Dispose_WhileARunIsOut_LetsItFinish()
    {
        var run = await _model.RentAsync(1, default);
        _model.Dispose();

        run.Input(0)[0] = 1;
        run.Execute();
        run.Output(0)[0].ShouldBe(_truth.Score([1])[0], 1e-5f);
        run.Dispose();

        await Should.ThrowAsync<ObjectDisposedException>(async () => await _model.RentAsync(1, default));
    }
}
