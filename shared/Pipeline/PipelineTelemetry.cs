using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace FeedRanking.Pipeline;

/// <summary>What the executor and the ladder measure. Attributes come from closed sets; never an id of a viewer or a video.</summary>
public sealed class PipelineTelemetry
{
    /// <summary>Name of the meter and of the activity source.</summary>
    public const string Name = "FeedRanking.Pipeline";

    private static readonly ActivitySource Activities = new(Name);

    private readonly Histogram<double> _stageDuration;
    private readonly Counter<long> _degraded;
    private readonly Counter<long> _removed;
    private readonly Counter<long> _failures;

    /// <summary>Makes the instruments on a meter called <see cref="Name"/>.</summary>
    public PipelineTelemetry(Meter meter)
    {
        _stageDuration = meter.CreateHistogram<double>("feedranking.stage.duration", "s", "Time spent in one stage of a request.");
        _degraded = meter.CreateCounter<long>("feedranking.degraded", "{request}", "Requests in which a stage gave less than it should have.");
        _removed = meter.CreateCounter<long>("feedranking.candidates.removed", "{candidate}", "Candidates removed, by the rule that removed them.");
        _failures = meter.CreateCounter<long>("feedranking.component.failures", "{failure}", "Failures of pipeline components, rungs and side effects.");
    }

    internal static Activity? StartStage(string stage) => Activities.StartActivity(stage);

    internal static void EndStage(Activity? activity, StageRecord record)
    {
        if (activity is null)
        {
            return;
        }

        activity.SetTag("feedranking.candidates.in", record.CountIn);
        activity.SetTag("feedranking.candidates.out", record.CountOut);
        activity.SetTag("feedranking.outcome", Text(record.Outcome));
        if (record.Reason is not null)
        {
            activity.SetStatus(ActivityStatusCode.Error, record.Reason);
        }
    }

    internal void StageEnded(StageRecord record) => _stageDuration.Record(
        record.DurationMs / 1000, new KeyValuePair<string, object?>("stage", record.Stage), new("outcome", Text(record.Outcome)));

    internal void Degraded(DegradedNote note) =>
        _degraded.Add(1, new KeyValuePair<string, object?>("stage", note.Stage), new("reason", note.Reason));

    internal void Removed(string rule, int count) => _removed.Add(count, new KeyValuePair<string, object?>("rule", rule));

    internal void Failed(string stage, string component, string reason) => _failures.Add(
        1, new KeyValuePair<string, object?>("stage", stage), new("component", component), new("reason", reason));

    private static string Text(StageOutcome outcome) => outcome switch
    {
        StageOutcome.Ok => "ok",
        StageOutcome.Failed => "failed",
        StageOutcome.Late => "late",
        _ => "skipped",
    };
}
