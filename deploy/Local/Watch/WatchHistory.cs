using FeedRanking.Local.Topology;

namespace FeedRanking.Local.Watch;

/// <summary>The samples of the last minute.</summary>
internal sealed class WatchHistory
{
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(60);

    // One a second, and a few more where somebody looks more often.
    private const int MaxSamples = 100;

    private readonly List<WatchSample> _samples = [];

    public WatchSample Latest => _samples[^1];

    public void Add(WatchSample sample)
    {
        _samples.Add(sample);
        while (_samples.Count > MaxSamples || (_samples.Count > 2 && sample.At - _samples[1].At >= Length))
        {
            _samples.RemoveAt(0);
        }
    }

    /// <summary>The youngest sample that is at least so old, else the oldest, with the same gateway in it: a new one counts from nothing.</summary>
    /// <returns>Null when there is none to compare with.</returns>
    public WatchSample? Before(TimeSpan age)
    {
        var pid = Latest.PidOf(ComponentName.FeedGateway);
        WatchSample? found = null;
        for (var i = _samples.Count - 2; i >= 0; i--)
        {
            var sample = _samples[i];
            if (sample.PidOf(ComponentName.FeedGateway) != pid)
            {
                break;
            }

            if (sample.Pages.ContainsKey(ComponentName.FeedGateway))
            {
                found = sample;
                if (Latest.At - sample.At >= age)
                {
                    break;
                }
            }
        }

        return found;
    }
}
