using System.Diagnostics.Metrics;

namespace FeedRanking.Testing;

/// <summary>Adds up what one counter counts. Listens from its construction on.</summary>
public sealed class CounterProbe : IDisposable
{
    private readonly MeterListener _listener = new();
    private long _sum;

    /// <summary>Listens to one process under test: counters of other meter factories are not its.</summary>
    /// <param name="instrument">Name of the counter.</param>
    /// <param name="services">The process under test.</param>
    public CounterProbe(string instrument, IServiceProvider services)
        : this(instrument, meter => ReferenceEquals(meter.Scope, services.GetService(typeof(IMeterFactory))))
    {
    }

    /// <summary>Listens to everything in this process, what other tests do at the same time included.</summary>
    /// <param name="instrument">Name of the counter.</param>
    public CounterProbe(string instrument)
        : this(instrument, static _ => true)
    {
    }

    private CounterProbe(string instrument, Func<Meter, bool> isOurs)
    {
        _listener.InstrumentPublished = (published, listener) =>
        {
            if (published.Name == instrument && isOurs(published.Meter))
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
