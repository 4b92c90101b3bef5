namespace FeedRanking.LoadTests.Faults;

/// <summary>One row of the table: what is broken, how, and who may serve feeds meanwhile.</summary>
/// <param name="Target">The part, or "everything".</param>
/// <param name="Fault">For example "kill".</param>
/// <param name="ExpectedRungs">Who serves new feeds while it is broken.</param>
/// <param name="Steps">In order; the first breaks, the last mends.</param>
internal sealed record ChaosCase(string Target, string Fault, IReadOnlyList<string> ExpectedRungs, IReadOnlyList<FaultStep> Steps)
{
    // In 60 s: after 20 s, and for 20 s.
    private const double BreakAt = 1 / 3.0;
    private const double RestoreAt = 2 / 3.0;

    public string Name => $"{Target}:{Fault}";

    /// <summary>Whether the gateway itself is started anew.</summary>
    public bool TouchesGateway => Steps.Any(step => step.Phase == FaultPhase.GatewayAway);

    /// <summary>Breaks in the first third, mends after the second.</summary>
    public static ChaosCase Simple(
        string target, string fault, IReadOnlyList<string> expectedRungs, Func<ISystemFaults, Task> breaks, Func<ISystemFaults, Task> mends) =>
        new(target, fault, expectedRungs, [new(FaultPhase.Break, BreakAt, breaks), new(FaultPhase.Restore, RestoreAt, mends)]);
}
