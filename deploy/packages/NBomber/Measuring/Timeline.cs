namespace NBomber.Measuring;

/// <summary>
/// Throughput and latency over time. Points are a second long at first; when <see cref="Defaults.MaxTimelinePoints"/> are used up, neighbours
/// are merged and points last twice as long. A request belongs to the point in which it ended. Not thread-safe.
/// </summary>
internal sealed class Timeline
{
    private readonly List<TimelinePoint> _points = [];
    private readonly LogLinearHistogram _window = new();
    private TimeSpan _span = TimeSpan.FromSeconds(1);
    private TimeSpan _from;
    private int _ok;
    private int _fail;

    public void Record(in Measurement measurement)
    {
        while (measurement.EndedAt >= _from + _span)
        {
            Close();
        }

        _window.Record((long)measurement.EffectiveLatency.TotalMicroseconds);
        _ = measurement.Response.IsError ? _fail++ : _ok++;
    }

    /// <summary>The points so far, with the one that is not over yet when it holds anything.</summary>
    public IReadOnlyList<TimelinePoint> Points() => _window.Count == 0 ? [.. _points] : [.. _points, Current()];

    private TimelinePoint Current() => new(_from, _span, _ok, _fail, Ms(50), Ms(95), Ms(99));

    private void Close()
    {
        _points.Add(Current());
        _from += _span;
        _window.Clear();
        (_ok, _fail) = (0, 0);
        if (_points.Count == Defaults.MaxTimelinePoints)
        {
            for (var index = 0; index < Defaults.MaxTimelinePoints / 2; index++)
            {
                _points[index] = _points[2 * index].Merge(_points[(2 * index) + 1]);
            }

            _points.RemoveRange(Defaults.MaxTimelinePoints / 2, Defaults.MaxTimelinePoints / 2);
            _span *= 2;
        }
    }

    private double Ms(double percent) => _window.Percentile(percent) / 1000.0;
}
