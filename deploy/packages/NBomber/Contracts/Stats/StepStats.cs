namespace NBomber.Contracts.Stats;

public sealed class StepStats
{
    public string StepName { get; set; } = "";

    public MeasurementStats Ok { get; set; } = new();

    public MeasurementStats Fail { get; set; } = new();

    public int SortIndex { get; set; }
}
