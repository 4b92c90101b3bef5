namespace FeedRanking.LoadTests.Results;

/// <summary>One thing that must hold.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Measured">Its value.</param>
/// <param name="Relation">"&lt;=" or "&gt;=".</param>
/// <param name="Limit">Where it comes from stands in the name or in the README.</param>
internal sealed record ThresholdOutcome(string Name, double Measured, string Relation, double Limit)
{
    public bool Holds => Relation == "<=" ? Measured <= Limit : Measured >= Limit;

    public static ThresholdOutcome AtMost(string name, double measured, double limit) => new(name, measured, "<=", limit);

    public static ThresholdOutcome AtLeast(string name, double measured, double limit) => new(name, measured, ">=", limit);
}
