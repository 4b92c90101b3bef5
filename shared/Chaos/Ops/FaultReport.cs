namespace FeedRanking.Chaos;

/// <summary>What <c>GET /ops/chaos</c> answers.</summary>
/// <param name="Faults">The catalogue.</param>
/// <param name="Active">What acts now; one entry per fault, whatever the number of processes that it acts in.</param>
/// <param name="Ended">What ended lately.</param>
/// <param name="Unreachable">Services that could not be asked.</param>
public sealed record FaultReport(
    IReadOnlyList<FaultDefinition> Faults, IReadOnlyList<FaultAnswer> Active, IReadOnlyList<FaultAnswer> Ended, IReadOnlyList<string> Unreachable);
