using NBomber.Contracts.Stats;

namespace NBomber.Measuring;

/// <summary>Everything measured of the requests that went well, or of those that failed. Not thread-safe.</summary>
internal sealed class OutcomeRecorder(bool isError)
{
    private const double MicrosecondsPerMs = 1000;

    private readonly LogLinearHistogram _latencyMicroseconds = new();
    private readonly LogLinearHistogram _bytes = new();
    private readonly Dictionary<string, StatusCodeStats> _statusCodes = [];
    private readonly LatencyCount _latencyCount = new();
    private long _allBytes;

    public int Count => (int)Math.Min(int.MaxValue, _latencyMicroseconds.Count);

    public long AllBytes => _allBytes;

    public void Record(in Measurement measurement)
    {
        var latency = measurement.EffectiveLatency;
        _latencyMicroseconds.Record((long)latency.TotalMicroseconds);
        _bytes.Record(measurement.Response.SizeBytes);
        _allBytes += Math.Max(0, measurement.Response.SizeBytes);
        CountByLatency(latency.TotalMilliseconds);
        CountByStatus(measurement.Response.StatusCode, measurement.Response.Message);
    }

    /// <param name="allCount">Ok and failed requests together.</param>
    /// <param name="duration">What rates are per.</param>
    public MeasurementStats ToStats(int allCount, TimeSpan duration) => new()
    {
        Request = new RequestStats { Count = Count, RPS = PerSecond(Count, duration), Percent = Percent(Count, allCount) },
        Latency = LatencyStats(),
        DataTransfer = DataTransferStats(duration),
        StatusCodes = [.. _statusCodes.Values.OrderBy(code => code.StatusCode, StringComparer.Ordinal).Select(code => new StatusCodeStats
        {
            StatusCode = code.StatusCode, IsError = isError, Message = code.Message, Count = code.Count, Percent = Percent(code.Count, allCount),
        })],
    };

    private void CountByLatency(double ms)
    {
        if (ms <= 800)
        {
            _latencyCount.LessOrEq800++;
        }
        else if (ms < 1200)
        {
            _latencyCount.More800Less1200++;
        }
        else
        {
            _latencyCount.MoreOrEq1200++;
        }
    }

    private void CountByStatus(string code, string message)
    {
        if (code.Length == 0)
        {
            return;
        }

        if (!_statusCodes.ContainsKey(code) && _statusCodes.Count >= Defaults.MaxStatusCodes)
        {
            (code, message) = ("other", "");
        }

        if (!_statusCodes.TryGetValue(code, out var stats))
        {
            _statusCodes[code] = stats = new StatusCodeStats { StatusCode = code, Message = message };
        }

        stats.Count++;
    }

    private LatencyStats LatencyStats() => new()
    {
        MinMs = Ms(_latencyMicroseconds.Count == 0 ? 0 : _latencyMicroseconds.Min),
        MeanMs = Ms(_latencyMicroseconds.Mean),
        MaxMs = Ms(_latencyMicroseconds.Max),
        Percent50 = Ms(_latencyMicroseconds.Percentile(50)),
        Percent75 = Ms(_latencyMicroseconds.Percentile(75)),
        Percent95 = Ms(_latencyMicroseconds.Percentile(95)),
        Percent99 = Ms(_latencyMicroseconds.Percentile(99)),
        StdDev = Ms(_latencyMicroseconds.StandardDeviation),
        LatencyCount = new LatencyCount
        {
            LessOrEq800 = _latencyCount.LessOrEq800,
            More800Less1200 = _latencyCount.More800Less1200,
            MoreOrEq1200 = _latencyCount.MoreOrEq1200,
        },
    };

    private DataTransferStats DataTransferStats(TimeSpan duration) => new()
    {
        MinBytes = _bytes.Count == 0 ? 0 : _bytes.Min,
        MeanBytes = (long)_bytes.Mean,
        MaxBytes = _bytes.Max,
        Percent50 = _bytes.Percentile(50),
        Percent75 = _bytes.Percentile(75),
        Percent95 = _bytes.Percentile(95),
        Percent99 = _bytes.Percentile(99),
        StdDev = Math.Round(_bytes.StandardDeviation, 2),
        AllBytes = _allBytes,
        BytesPerSecond = (long)PerSecond(_allBytes, duration),
    };

    private static double Ms(double microseconds) => Math.Round(microseconds / MicrosecondsPerMs, 2);

    private static double PerSecond(double amount, TimeSpan duration) =>
        duration > TimeSpan.Zero ? Math.Round(amount / duration.TotalSeconds, 2) : 0;

    private static int Percent(int part, int all) => all == 0 ? 0 : (int)Math.Round(100.0 * part / all, MidpointRounding.AwayFromZero);
}
