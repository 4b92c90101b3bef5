using FeedRanking.LoadTests.Metrics;
using FeedRanking.Local.Screens;

namespace FeedRanking.Local.Watch;

/// <summary>What the running system said at one moment.</summary>
/// <param name="At">When.</param>
/// <param name="Parts">Every part, in the order in which it is shown.</param>
/// <param name="Held">Names of processes that are stopped by a signal.</param>
/// <param name="Pages">/metrics by service; a service that did not answer is left out.</param>
/// <param name="CpuSeconds">CPU time so far by part.</param>
/// <param name="MemoryMb">Resident memory by part.</param>
internal sealed record WatchSample(
    DateTimeOffset At,
    IReadOnlyList<ComponentStatus> Parts,
    IReadOnlySet<string> Held,
    IReadOnlyDictionary<string, PrometheusPage> Pages,
    IReadOnlyDictionary<string, double> CpuSeconds,
    IReadOnlyDictionary<string, double> MemoryMb)
{
    /// <summary>The process of a part; null when it is dead or not ours.</summary>
    public int? PidOf(string part) => Parts.FirstOrDefault(status => status.Name == part)?.Pid;
}
