namespace NBomber.Contracts;

/// <summary>Always the first of one: this package knows no cluster.</summary>
public sealed class ScenarioPartition
{
    internal ScenarioPartition()
    {
    }

    public int Number { get; } = 1;

    public int Count { get; } = 1;
}
