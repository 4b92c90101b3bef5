using System.Diagnostics.Metrics;

namespace FeedRanking.FeedGateway.Tests.Chaos;

/// <summary>Listens to one instrument of all that runs in this process, from its construction on.</summary>
internal sealed class MetricProbe : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly Lock _gate = new();
    private double _sum;
    private double _largest;

    /// <param name="instrument">Its name.</param>
    /// <param name="tag">Only measurements with this attribute value, whatever the attribute; null for all.</param>
    public MetricProbe(string instrument, string? tag = null)
    {
        _listener.InstrumentPublished = (published, listener) =>
        {
            if (published.Name == instrument)
            {
                listener.EnableMeasurementEvents(published);
            }
        };
        _listener.SetMeasurementEventCallback<double>((_, value, tags, _) => Take(value, tags, tag));
        _listener.SetMeasurementEventCallback<long>((_, value, tags, _) => Take(value, tags, tag));
        _listener.Start();
    }

    public double Sum
    {
        get
        {
            lock (_gate)
            {
                return _sum;
            }
        }
    }

    public double Largest
    {
        get
        {
            lock (_gate)
            {
                return _largest;
            }
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Take(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, string? tag)
    {
        var counts = tag is null;
        foreach (var known in tags)
        {
            counts |= Equals(known.Value, tag);
        }

        if (counts)
        {
            lock (_gate)
            {
                (_sum, _largest) = (_sum + value, Math.Max(_largest, value));
            }
        }
    }
}
