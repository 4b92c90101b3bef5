namespace NBomber.Pacing;

/// <param name="At">Intended time since the load began.</param>
/// <param name="Action">What happens then.</param>
internal readonly record struct PlanEvent(TimeSpan At, PlanAction Action);
