using NBomber.Contracts;

namespace NBomber.Pacing;

/// <summary>
/// Intended starts of open simulations. Each interval holds exactly its number of requests, at random times within it, as in the real
/// package: evenly spaced requests would hide the queues that random arrivals make. A last, shorter interval holds its share.
/// </summary>
internal static class Arrivals
{
    public static IEnumerable<PlanEvent> Inject(LoadSimulation.Inject inject, Random random) =>
        Intervals(inject.Interval, inject.During, _ => inject.Rate, random);

    public static IEnumerable<PlanEvent> InjectRandom(LoadSimulation.InjectRandom inject, Random random) =>
        Intervals(inject.Interval, inject.During, _ => random.Next(inject.MinRate, inject.MaxRate + 1), random);

    /// <summary>An interval's rate is that of its beginning: a ramp from 0 to 100 within ten intervals makes 0 + 10 + … + 90 requests.</summary>
    public static IEnumerable<PlanEvent> Ramp(LoadSimulation.RampingInject ramp, int rateBefore, Random random) =>
        Intervals(ramp.Interval, ramp.During, from => Round(rateBefore + ((ramp.Rate - rateBefore) * (from / ramp.During))), random);

    public static IEnumerable<PlanEvent> Iterations(LoadSimulation.IterationsForInject inject, Random random)
    {
        var full = inject.Iterations / inject.Rate;
        var rest = inject.Iterations % inject.Rate;
        var starts = Intervals(inject.Interval, inject.Interval * full, _ => inject.Rate, random);
        return starts.Concat(Interval(inject.Interval * full, inject.Interval, rest, random));
    }

    private static IEnumerable<PlanEvent> Intervals(TimeSpan interval, TimeSpan during, Func<TimeSpan, int> rateAt, Random random)
    {
        for (var from = TimeSpan.Zero; from < during; from += interval)
        {
            var length = during - from < interval ? during - from : interval;
            foreach (var start in Interval(from, length, Round(rateAt(from) * (length / interval)), random))
            {
                yield return start;
            }
        }
    }

    private static IEnumerable<PlanEvent> Interval(TimeSpan from, TimeSpan length, int count, Random random)
    {
        var offsets = new double[count];
        for (var index = 0; index < count; index++)
        {
            offsets[index] = random.NextDouble();
        }

        Array.Sort(offsets);
        return offsets.Select(offset => new PlanEvent(from + TimeSpan.FromTicks((long)(length.Ticks * offset)), PlanAction.Start));
    }

    private static int Round(double value) => (int)Math.Round(value, MidpointRounding.AwayFromZero);
}
