namespace FeedRanking.Testing;

/// <summary>Some workers and one line in front of them, in simulated time: for what must hold of anything that steers load.</summary>
/// <param name="workers">Pieces of work at a time.</param>
public sealed class SimulatedServer(int workers)
{
    private readonly double[] _freeAtMs = new double[workers];

    /// <summary>Lines a piece of work up, in order of arrival.</summary>
    /// <returns>When it is done.</returns>
    public double Take(double arrivesAtMs, double workMs)
    {
        var worker = Array.IndexOf(_freeAtMs, _freeAtMs.Min());
        return _freeAtMs[worker] = Math.Max(arrivesAtMs, _freeAtMs[worker]) + workMs;
    }

    /// <summary>How long work that arrives now would wait before it is begun.</summary>
    public double WaitMs(double nowMs) => Math.Max(0, _freeAtMs.Min() - nowMs);
}
