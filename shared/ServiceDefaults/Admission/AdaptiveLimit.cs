namespace FeedRanking.ServiceDefaults.Admission;

/// <summary>
/// How many requests may be worked on at a time, learned from how many of them end late. Safe for many callers at once; no request ever waits here.
/// </summary>
/// <remarks>
/// <para>Additive increase, multiplicative decrease, judged in windows. Let L be the limit, and in a window n answers of which m were late, with
/// at most k requests at a time. With the tolerance t and the backoff b: m/n &gt; t gives L ← max(floor, b·L); m/n ≤ t/2 and 2k ≥ L gives
/// L ← min(ceiling, L + 1); else L stays. Between t/2 and t nothing moves, so noise does not.</para>
/// <para>Why not the gradient of latencies: it needs a latency at rest, which drifts upwards when overload lasts. Here the caller's deadline
/// says what is late. Why 2k ≥ L: a limit that nobody comes near has not been tried, and would rise without end. After a fall, answers to
/// requests that had begun before it are not counted: one congestion makes one fall.</para>
/// <para>Several classes share the limit: one with share s enters while fewer than max(1, ⌊s·⌊L⌋⌋) of all classes are in flight. So what
/// lies above that is free for the classes with larger shares, whatever the others do.</para>
/// </remarks>
/// <param name="options">Its bounds and speed.</param>
/// <param name="clock">The process's clock.</param>
public sealed class AdaptiveLimit(AdaptiveLimitOptions options, TimeProvider clock)
{
    private const int LongestWindow = 10;

    private readonly TimeSpan _window = TimeSpan.FromMilliseconds(options.WindowMs);
    private readonly Lock _gate = new();
    private double _limit = options.InitialLimit;
    private long _windowStart = clock.GetTimestamp();
    private long _fellAt = long.MinValue;
    private int _inFlight;
    private int _peak;
    private int _answers;
    private int _late;

    /// <summary>The limit now: whole requests.</summary>
    public int Limit => (int)Volatile.Read(ref _limit);

    /// <summary>How many are in flight now.</summary>
    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>Takes a place, if there is one.</summary>
    /// <param name="share">What part of the limit the request's class may fill: more than 0, at most 1.</param>
    /// <param name="enteredAt">When, as a timestamp of the clock; <see cref="Leave"/> wants it back.</param>
    public bool TryEnter(double share, out long enteredAt)
    {
        enteredAt = clock.GetTimestamp();
        lock (_gate)
        {
            if (_inFlight >= Math.Max(1, (int)((int)_limit * share)))
            {
                // A limit that turns somebody away has been reached, whatever the share.
                _peak = Math.Max(_peak, _inFlight + 1);
                return false;
            }

            _inFlight++;
            _peak = Math.Max(_peak, _inFlight);
            return true;
        }
    }

    /// <summary>Gives the place back, once for each that was taken.</summary>
    /// <param name="enteredAt">From <see cref="TryEnter"/>.</param>
    /// <param name="isLate">Whether the answer was late; null when it says nothing about load.</param>
    public void Leave(long enteredAt, bool? isLate)
    {
        var now = clock.GetTimestamp();
        lock (_gate)
        {
            _inFlight--;
            if (isLate is { } late && enteredAt >= _fellAt)
            {
                _answers++;
                _late += late ? 1 : 0;
            }

            Judge(now);
        }
    }

    private void Judge(long now)
    {
        var elapsed = clock.GetElapsedTime(_windowStart, now);
        if (elapsed < _window || (_answers < options.MinAnswers && elapsed < LongestWindow * _window))
        {
            return;
        }

        if (_answers > 0)
        {
            var lateShare = _late / (double)_answers;
            if (lateShare > options.LateTolerance)
            {
                _limit = Math.Max(options.MinLimit, _limit * options.Backoff);
                _fellAt = now;
            }
            else if (lateShare <= options.LateTolerance / 2 && 2 * _peak >= _limit)
            {
                _limit = Math.Min(options.MaxLimit, _limit + 1);
            }
        }

        (_windowStart, _peak, _answers, _late) = (now, _inFlight, 0, 0);
    }
}
