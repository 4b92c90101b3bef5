using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace FeedRanking.Ranking.Tests;

/// <summary>Listens to one counter.</summary>
internal sealed class CounterProbe : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<(long Value, KeyValuePair<string, object?>[] Tags)> _seen = new();

    public CounterProbe(string meter, string counter)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == meter && instrument.Name == counter)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, value, tags, _) => _seen.Enqueue((value, tags.ToArray())));
        _listener.Start();
    }

    public long Sum(string tag, string value) =>
        _seen.Where(seen => seen.Tags.Contains(new KeyValuePair<string, object?>(tag, value))).Sum(seen => seen.Value);

    public void Dispose() => _listener.Dispose();
}
