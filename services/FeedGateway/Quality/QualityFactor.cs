using Microsoft.Extensions.Options;

namespace FeedRanking.FeedGateway.Quality;

/// <summary>
/// What share of the candidates the models are asked about, between a floor and 1: before a page loses a rung for want of time, it is ranked out
/// of fewer. Safe for many callers at once.
/// </summary>
/// <remarks>
/// <para>Each timely page adds δ, each late one takes δ·p/(100−p). So it stands still where (100−p) percent of pages are late: with p = 99
/// it looks for the most candidates with which 99 % of pages are timely.</para>
/// <para>Against oscillation: it changes once per window, up by little, down by more, and pages that began under the value before a fall do not
/// count. It waits a while before it rises again. With few pages it rises by time, or a night's calm would not undo an evening's load.</para>
/// </remarks>
internal sealed class QualityFactor(IOptions<QualityFactorOptions> options, TimeProvider clock)
{
    // Time without pages says nothing: it does not count for more than this.
    private static readonly TimeSpan LongestWindow = TimeSpan.FromSeconds(1);

    private readonly QualityFactorOptions _options = options.Value;
    private readonly TimeSpan _window = TimeSpan.FromMilliseconds(options.Value.WindowMs);
    private readonly TimeSpan _hold = TimeSpan.FromMilliseconds(options.Value.HoldMs);
    private readonly double _fallPerLate = options.Value.Delta * options.Value.TimelyPercent / (100 - options.Value.TimelyPercent);
    private readonly Lock _gate = new();
    private double _value = 1;
    private long _windowStart = clock.GetTimestamp();
    private long _fellAt;
    private bool _hasFallen;
    private int _timely;
    private int _late;

    /// <summary>The factor: from the floor to 1.</summary>
    public double Value => Volatile.Read(ref _value);

    /// <summary>Learns from one page.</summary>
    /// <param name="isLate">Whether there was too little time for it.</param>
    /// <param name="took">How long ago it began: one that began before the last fall says nothing about what is now.</param>
    public void Note(bool isLate, TimeSpan took)
    {
        if (!_options.Enabled)
        {
            return;
        }

        var now = clock.GetTimestamp();
        lock (_gate)
        {
            if (!_hasFallen || clock.GetElapsedTime(_fellAt, now) >= took)
            {
                _late += isLate ? 1 : 0;
                _timely += isLate ? 0 : 1;
            }

            var elapsed = clock.GetElapsedTime(_windowStart, now);
            if (elapsed >= _window)
            {
                Move(now, elapsed < LongestWindow ? elapsed : LongestWindow);
                (_windowStart, _timely, _late) = (now, 0, 0);
            }
        }
    }

    private void Move(long now, TimeSpan elapsed)
    {
        var change = (_timely * _options.Delta) - (_late * _fallPerLate);
        if (change < 0)
        {
            _value = Math.Max(_options.Floor, _value - Math.Min(-change, _options.MaxFall));
            (_fellAt, _hasFallen) = (now, true);
        }
        else if (!_hasFallen || clock.GetElapsedTime(_fellAt, now) >= _hold)
        {
            var byTime = _late == 0 ? _options.RisePerSecond * elapsed.TotalSeconds : 0;
            _value = Math.Min(1, _value + Math.Min(Math.Max(change, byTime), _options.MaxRise));
        }
    }
}
