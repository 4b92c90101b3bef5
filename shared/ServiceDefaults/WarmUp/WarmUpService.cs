using Grpc.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FeedRanking.ServiceDefaults.WarmUp;

/// <summary>
/// Makes rounds of requests from when the server listens until enough in a row were answered well: code is optimised, connections stand,
/// and breakers that opened while services were still starting have closed.
/// </summary>
internal sealed class WarmUpService(
    IWarmUp request,
    WarmUpState state,
    IOptions<WarmUpOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<WarmUpService> log) : BackgroundService
{
    private readonly WarmUpOptions _options = options.Value;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var waiting = clock.CreateTimer(
            _ => state.StopWaiting($"not warm after {_options.MaxWaitMs} ms; warming goes on"),
            state: null,
            TimeSpan.FromMilliseconds(_options.MaxWaitMs),
            Timeout.InfiniteTimeSpan);
        try
        {
            await StartedAsync(stoppingToken);
            var started = clock.GetTimestamp();
            await WarmAsync(stoppingToken);
            state.StopWaiting($"{_options.Rounds} times {_options.Requests} made-up requests in a row were answered");
            log.LogInformation("Warm {ElapsedMs:0} ms after the server began to listen", clock.GetElapsedTime(started).TotalMilliseconds);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends before it was warm.
        }
    }

    private async Task WarmAsync(CancellationToken stopping)
    {
        var number = 0;
        for (var round = 0; round < _options.Rounds; round++)
        {
            for (var inARow = 0; inARow < _options.Requests; number++)
            {
                var isWell = await TryAsync(number, stopping);
                inARow = isWell ? inARow + 1 : 0;
                if (!isWell)
                {
                    await PauseAsync(stopping);
                }
            }

            // The compiler works between the rounds: at once for what a round called for the first time, then optimising what it called often.
            await PauseAsync(stopping);
        }
    }

    private Task PauseAsync(CancellationToken stopping) => Task.Delay(TimeSpan.FromMilliseconds(_options.PauseMs), clock, stopping);

    private async Task<bool> TryAsync(int number, CancellationToken stopping)
    {
        try
        {
            return await request.TryAsync(number, stopping);
        }
        catch (RpcException) when (!stopping.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task StartedAsync(CancellationToken stopping)
    {
        var listens = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(listens.SetResult);
        await listens.Task.WaitAsync(stopping);
    }
}
