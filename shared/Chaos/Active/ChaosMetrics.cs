using System.Diagnostics.Metrics;

namespace FeedRanking.Chaos;

/// <summary>Shows what was broken on purpose, so that nobody looks for another cause.</summary>
internal sealed class ChaosMetrics
{
    private readonly Meter _meter;
    private readonly Counter<long> _injections;

    public ChaosMetrics(IMeterFactory meters)
    {
        _meter = meters.Create("FeedRanking.Chaos");
        _injections = _meter.CreateCounter<long>("feedranking.chaos.injections", "{injection}", "Calls and answers that a fault on demand has hit.");
    }

    public void Injected(ActiveFault fault) => _injections.Add(
        1, new KeyValuePair<string, object?>("fault", fault.Request.Fault.Name), new KeyValuePair<string, object?>("target", fault.Request.Target));

    public void Watch(ActiveFaults faults) => _meter.CreateObservableGauge(
        "feedranking.chaos.active", () => Count(faults), "{fault}", "Faults on demand that act in this process now.");

    private static IEnumerable<Measurement<int>> Count(ActiveFaults faults) => faults.Now
        .GroupBy(fault => (fault.Request.Fault.Name, fault.Request.Target))
        .Select(group => new Measurement<int>(
            group.Count(), new KeyValuePair<string, object?>("fault", group.Key.Name), new KeyValuePair<string, object?>("target", group.Key.Target)));
}
