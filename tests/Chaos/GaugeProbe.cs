using System.Diagnostics.Metrics;

namespace FeedRanking.Chaos.Tests;

/// <summary>Reads an observable gauge of one process under test.</summary>
internal sealed class GaugeProbe : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly List<string> _samples = [];

    public GaugeProbe(string instrument, IServiceProvider services)
    {
        _listener.InstrumentPublished = (published, listener) =>
        {
            if (published.Name == instrument && ReferenceEquals(published.Meter.Scope, services.GetService(typeof(IMeterFactory))))
            {
                listener.EnableMeasurementEvents(published);
            }
        };
        _listener.SetMeasurementEventCallback<int>((_, value, tags, _) => _samples.Add($"{string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))}: {value}"));
        _listener.Start();
    }

    public IReadOnlyList<string> Read()
    {
        _samples.Clear();
        _listener.RecordObservableInstruments();
        return [.. _samples];
    }

    public void Dispose() => _listener.Dispose();
}
