namespace FeedRanking.LoadTests.Arrivals;

/// <summary>When each request is meant to start. Made before the load begins: what the system answers has no influence on it.</summary>
internal sealed class ArrivalPlan
{
    private ArrivalPlan(IReadOnlyList<RatePhase> phases, double[] atSeconds) => (Phases, AtSeconds) = (phases, atSeconds);

    public IReadOnlyList<RatePhase> Phases { get; }

    /// <summary>Intended starts in seconds after the load's begin, in order.</summary>
    public IReadOnlyList<double> AtSeconds { get; }

    public double Seconds => Phases.Sum(phase => phase.Seconds);

    /// <summary>Mean rate over all phases.</summary>
    public double RatePerSecond => Phases.Sum(phase => phase.RatePerSecond * phase.Seconds) / Seconds;

    /// <summary>A Poisson process: independent arrivals, exponential gaps. Random arrivals make the queues that real viewers make.</summary>
    public static ArrivalPlan Poisson(IReadOnlyList<RatePhase> phases, Random random)
    {
        var starts = new List<double>();
        var phaseBegin = 0.0;
        foreach (var phase in phases)
        {
            // The process has no memory, so each phase may begin with a gap of its own.
            for (var at = Gap(phase, random); at < phase.Seconds; at += Gap(phase, random))
            {
                starts.Add(phaseBegin + at);
            }

            phaseBegin += phase.Seconds;
        }

        return new ArrivalPlan(phases, [.. starts]);
    }

    /// <summary>Evenly spaced, as ghz sends them: only to compare with it.</summary>
    public static ArrivalPlan Even(RatePhase phase) =>
        new([phase], [.. Enumerable.Range(0, (int)(phase.RatePerSecond * phase.Seconds)).Select(index => index / phase.RatePerSecond)]);

    /// <summary>The phase that a moment belongs to, as an index.</summary>
    public int PhaseAt(double seconds)
    {
        var end = 0.0;
        for (var index = 0; index < Phases.Count; index++)
        {
            end += Phases[index].Seconds;
            if (seconds < end)
            {
                return index;
            }
        }

        return Phases.Count - 1;
    }

    private static double Gap(RatePhase phase, Random random) => -Math.Log(1 - random.NextDouble()) / phase.RatePerSecond;
}
