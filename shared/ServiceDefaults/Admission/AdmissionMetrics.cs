using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;

namespace FeedRanking.ServiceDefaults.Admission;

/// <summary>Shows a process's limit, what is in flight, and whom it turned away. A hosted service only so that the gauges are there from the start.</summary>
public sealed class AdmissionMetrics : IHostedService
{
    private readonly Counter<long> _shed;

    /// <summary>Makes the instruments.</summary>
    /// <param name="meters">The host's meters.</param>
    /// <param name="limit">What they show.</param>
    public AdmissionMetrics(IMeterFactory meters, AdaptiveLimit limit)
    {
        ArgumentNullException.ThrowIfNull(meters);
        var meter = meters.Create("FeedRanking.ServiceDefaults");
        meter.CreateObservableGauge("feedranking.admission.limit", () => limit.Limit, "{request}", "Requests that may be worked on at a time.");
        meter.CreateObservableGauge("feedranking.admission.in_flight", () => limit.InFlight, "{request}", "Requests that are worked on.");
        _shed = meter.CreateCounter<long>(
            "feedranking.admission.shed", "{request}", "Requests that were not begun, by their class and by what there was too much of.");
    }

    /// <summary>Counts a request that was turned away.</summary>
    /// <param name="requestClass">From a closed set.</param>
    /// <param name="reason">From a closed set.</param>
    public void Shed(string requestClass, string reason) =>
        _shed.Add(1, new KeyValuePair<string, object?>("class", requestClass), new("reason", reason));

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
