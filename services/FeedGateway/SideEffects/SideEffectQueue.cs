using System.Threading.Channels;
using FeedRanking.Pipeline;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeedGateway.SideEffects;

/// <summary>Runs side effects after responses have left. Never delays a response: a full queue drops and counts.</summary>
internal sealed class SideEffectQueue(
    SideEffectRunner<ServedPage> sideEffects, IOptions<SideEffectOptions> options, FeedMetrics metrics) : BackgroundService
{
    private readonly Channel<ServedPage> _queue = Channel.CreateBounded<ServedPage>(
        new BoundedChannelOptions(options.Value.QueueCapacity) { FullMode = BoundedChannelFullMode.Wait });

    /// <summary>Queues one served page.</summary>
    public void Enqueue(ServedPage page)
    {
        if (!_queue.Writer.TryWrite(page))
        {
            metrics.SideEffectsDropped();
        }
    }

    /// <summary>Finishes what is queued, as far as the host waits.</summary>
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        _queue.Writer.TryComplete();
        return ExecuteTask?.WaitAsync(cancellationToken) ?? Task.CompletedTask;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, options.Value.Workers).Select(_ => WorkAsync(stoppingToken)));

    private async Task WorkAsync(CancellationToken stopping)
    {
        await foreach (var page in _queue.Reader.ReadAllAsync(CancellationToken.None))
        {
            await sideEffects.RunAsync(page, stopping);
            page.Finish();
        }
    }
}
