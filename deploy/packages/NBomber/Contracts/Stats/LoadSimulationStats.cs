namespace NBomber.Contracts.Stats;

public sealed class LoadSimulationStats
{
    public string SimulationName { get; set; } = "";

    /// <summary>Copies that run, or requests that are under way.</summary>
    public int Value { get; set; }
}
