using System.Diagnostics.Metrics;

namespace FeedRanking.Testing;

/// <summary>Adds up what one counter of one process under test counts. Listens from its construction on.</summary>
public sealed class CounterProbe : IDisposable
{
    private readonly MeterListener _listener = new();
    private long _sum;

    /// <param name="instrument">Name of the counter.</param>
    /// <param name="services">The process under test: counters of other meter factories are not its.</param>
    public CounterProbe(string instrument, IServiceProvider services)
    {
        var factory = services.GetService(typeof(IMeterFactory));
        _listener.InstrumentPublished = (published, listener) =>
        {
            if (published.Name == instrument && ReferenceEquals(published.Meter.Scope, factory))
            {
                listener.EnableMeasurementEvents(published);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, measurement, _, _) => Interlocked.Add(ref _sum, measurement));
        _listener.Start();
    }

    /// <summary>The sum so far, over all attributes.</summary>
    public long Sum => Interlocked.Read(ref _sum);

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();
}
