using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;

namespace FeedRanking.ServiceDefaults.Telemetry;

/// <summary>
/// What the runtime's own meter (<c>System.Runtime</c>: CPU, memory, collections, thread pool) does not say about the process. A hosted
/// service only so that the instruments are there from the start.
/// </summary>
internal sealed class ProcessMetrics(IMeterFactory meters, TimeProvider clock) : IHostedService
{
    public const string MeterName = "FeedRanking.ServiceDefaults";

    private readonly long _started = clock.GetTimestamp();

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var meter = meters.Create(MeterName);
        meter.CreateObservableUpDownCounter("feedranking.process.threads", CountThreads, "{thread}", "Threads of the process, the runtime's own included.");
        meter.CreateObservableUpDownCounter("feedranking.process.handles", CountHandles, "{handle}", "Open files, sockets and pipes of the process.");
        meter.CreateObservableGauge(
            "feedranking.process.uptime", () => clock.GetElapsedTime(_started).TotalSeconds, "s", "Time since the service was started.");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // A fresh object each time: two readers (a scrape, a push) may ask at once.
    private static int CountThreads()
    {
        using var process = Process.GetCurrentProcess();
        return process.Threads.Count;
    }

    private static int CountHandles()
    {
        using var process = Process.GetCurrentProcess();
        return process.HandleCount;
    }
}
