namespace NBomber.Pacing;

/// <summary>When copies of closed simulations come and go.</summary>
internal static class Copies
{
    /// <summary>At once.</summary>
    public static IEnumerable<PlanEvent> Jump(int before, int copies) => Ramp(before, copies, TimeSpan.Zero);

    /// <summary>So that at each moment the number of copies is the straight line's, rounded.</summary>
    public static IEnumerable<PlanEvent> Ramp(int before, int copies, TimeSpan during)
    {
        var action = copies > before ? PlanAction.AddCopy : PlanAction.RemoveCopy;
        var steps = Math.Abs(copies - before);
        for (var step = 0; step < steps; step++)
        {
            yield return new PlanEvent(during * ((step + 0.5) / steps), action);
        }
    }
}
