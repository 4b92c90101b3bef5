using FeedRanking.ServiceDefaults.Health;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FeedRanking.ServiceDefaults.Hosting;

/// <summary>Runs before anything else stops: says "not ready" and leaves the balancer time to see it.</summary>
internal sealed class DrainingService(
    ReadinessGate gate, IOptions<ServiceDefaultsOptions> options, TimeProvider time, ILogger<DrainingService> logger) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        gate.Close();
        logger.LogInformation(
            "Stopping: not ready from now on, listening for {GraceMs} ms more, then {DrainMs} ms for running requests.",
            options.Value.ReadinessGraceMs,
            options.Value.DrainTimeoutMs);
        if (options.Value.ReadinessGraceMs > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(options.Value.ReadinessGraceMs), time, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
