namespace FeedRanking.LoadTests.Results;

/// <summary>What the ramp found.</summary>
/// <param name="HighestRps">Highest rate at which everything held; 0 when none did.</param>
/// <param name="SaturationRps">Feeds a second of the best closed load of which 99 % were heavy.</param>
/// <param name="Ratio">One by the other.</param>
/// <param name="Steps">Rates tried, in order.</param>
/// <param name="Closed">Numbers of callers tried.</param>
internal sealed record RampFigures(
    double HighestRps, double SaturationRps, double Ratio, IReadOnlyList<RampStep> Steps, IReadOnlyList<ClosedStep> Closed);
