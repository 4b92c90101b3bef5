using NBomber.Contracts.Stats;

namespace NBomber.Measuring;

/// <summary>What is measured under one name. Not thread-safe.</summary>
internal sealed class StepRecorder(string name, int sortIndex)
{
    public OutcomeRecorder Ok { get; } = new(isError: false);

    public OutcomeRecorder Fail { get; } = new(isError: true);

    public Timeline Timeline { get; } = new();

    public int Count => Ok.Count + Fail.Count;

    public void Record(in Measurement measurement)
    {
        (measurement.Response.IsError ? Fail : Ok).Record(measurement);
        Timeline.Record(measurement);
    }

    public StepStats ToStats(TimeSpan duration) => new()
    {
        StepName = name,
        Ok = Ok.ToStats(Count, duration),
        Fail = Fail.ToStats(Count, duration),
        SortIndex = sortIndex,
    };
}
