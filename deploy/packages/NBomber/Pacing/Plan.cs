using NBomber.Contracts;

namespace NBomber.Pacing;

/// <summary>
/// Turns load simulations into events in order of their intended times. Everything about when something should happen is decided here,
/// ahead of time and without a clock; all else only follows.
/// </summary>
/// <param name="simulations">At least one.</param>
/// <param name="random">Places the requests.</param>
/// <param name="limit">The load ends then, whatever the simulations say; null for their own end.</param>
internal sealed class Plan(IReadOnlyList<LoadSimulation> simulations, Random random, TimeSpan? limit = null)
{
    /// <summary>Null when it ends with a number of iterations of copies.</summary>
    public TimeSpan? Duration { get; } = Shorter(limit, Sum(simulations));

    /// <summary>Iterations after which the copies stop; null when time stops them.</summary>
    public int? Iterations { get; } = simulations.OfType<LoadSimulation.IterationsForConstant>().FirstOrDefault()?.Iterations;

    /// <summary>All events up to the end of the load. Made while they are asked for: a plan of hours needs no memory.</summary>
    public IEnumerable<PlanEvent> Events()
    {
        var from = TimeSpan.Zero;
        LoadSimulation? before = null;
        var copies = 0;
        foreach (var simulation in simulations)
        {
            foreach (var planned in EventsOf(simulation, Level(before), copies))
            {
                if (from + planned.At >= Duration)
                {
                    break;
                }

                copies += planned.Action switch { PlanAction.AddCopy => 1, PlanAction.RemoveCopy => -1, _ => 0 };
                yield return planned with { At = from + planned.At };
            }

            from += simulation.Duration ?? TimeSpan.Zero;
            before = simulation;
        }

        if (Duration is { } duration)
        {
            yield return new PlanEvent(duration, PlanAction.End);
        }
    }

    /// <summary>The simulation that is on at this time; the last one after the end.</summary>
    public LoadSimulation SimulationAt(TimeSpan time)
    {
        var end = TimeSpan.Zero;
        foreach (var simulation in simulations)
        {
            end += simulation.Duration ?? TimeSpan.MaxValue - end;
            if (time < end)
            {
                return simulation;
            }
        }

        return simulations[^1];
    }

    /// <summary>Pauses that have passed by this time: they are no time under load.</summary>
    public TimeSpan PausedUntil(TimeSpan time)
    {
        var (paused, from) = (TimeSpan.Zero, TimeSpan.Zero);
        foreach (var simulation in simulations)
        {
            var end = from + (simulation.Duration ?? TimeSpan.Zero);
            if (simulation is LoadSimulation.Pause && time > from)
            {
                paused += (time < end ? time : end) - from;
            }

            from = end;
        }

        return paused;
    }

    private IEnumerable<PlanEvent> EventsOf(LoadSimulation simulation, int levelBefore, int copies) => simulation switch
    {
        LoadSimulation.Inject inject => Copies.Jump(copies, 0).Concat(Arrivals.Inject(inject, random)),
        LoadSimulation.InjectRandom inject => Copies.Jump(copies, 0).Concat(Arrivals.InjectRandom(inject, random)),
        LoadSimulation.RampingInject ramp => Copies.Jump(copies, 0).Concat(Arrivals.Ramp(ramp, levelBefore, random)),
        LoadSimulation.IterationsForInject inject => Arrivals.Iterations(inject, random),
        LoadSimulation.RampingConstant ramp => Copies.Ramp(copies, ramp.Copies, ramp.During),
        LoadSimulation.KeepConstant keep => Copies.Jump(copies, keep.Copies),
        LoadSimulation.IterationsForConstant iterations => Copies.Jump(copies, iterations.Copies),
        _ => Copies.Jump(copies, 0),
    };

    private static TimeSpan? Sum(IEnumerable<LoadSimulation> simulations) =>
        simulations.Aggregate((TimeSpan?)TimeSpan.Zero, (sum, simulation) => sum + simulation.Duration);

    private static TimeSpan? Shorter(TimeSpan? limit, TimeSpan? whole) => limit is null || whole < limit ? whole : limit;

    private static int Level(LoadSimulation? before) => before switch
    {
        LoadSimulation.Inject inject => inject.Rate,
        LoadSimulation.InjectRandom inject => inject.MaxRate,
        LoadSimulation.RampingInject ramp => ramp.Rate,
        _ => 0,
    };
}
