using System.Runtime.CompilerServices;
using FeedRanking.Pipeline.Steps;

namespace FeedRanking.Pipeline;

/// <summary>
/// Runs a pipeline: the only code that times, traces, counts, enforces deadlines and catches. Never throws because a component failed;
/// what is missing stands in the run.
/// </summary>
/// <typeparam name="TQuery">The query.</typeparam>
/// <typeparam name="TCandidate">What is ranked.</typeparam>
/// <param name="definition">The pipeline.</param>
/// <param name="telemetry">Where measurements go.</param>
/// <param name="observer">Is told of failures.</param>
public sealed class PipelineExecutor<TQuery, TCandidate>(
    PipelineDefinition<TQuery, TCandidate> definition, PipelineTelemetry telemetry, IPipelineObserver observer)
    where TQuery : class
    where TCandidate : Candidate
{
    /// <summary>Runs all stages in order, until one falls.</summary>
    /// <exception cref="OperationCanceledException">The caller went away.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<PipelineRun<TQuery, TCandidate>> RunAsync(TQuery query, Deadline deadline, CancellationToken aborted)
    {
        var run = new PipelineRun<TQuery, TCandidate>(query);
        foreach (var stage in definition.Stages)
        {
            if (run.Completed)
            {
                await RunStageAsync(run, stage, deadline, aborted);
            }
            else
            {
                var at = deadline.Elapsed.TotalMilliseconds;
                run.Record(new StageRecord(stage.Name, at, 0, 0, 0, StageOutcome.Skipped, StageReasons.NotReached));
            }
        }

        return run;
    }

    /// <summary>The run of a request that is not begun: no stage is run, and the ladder serves it from what needs nothing.</summary>
    /// <param name="query">The query as it came.</param>
    /// <param name="why">Where it was refused, which is no stage of the pipeline, and why.</param>
    public PipelineRun<TQuery, TCandidate> Refuse(TQuery query, DegradedNote why)
    {
        var run = new PipelineRun<TQuery, TCandidate>(query);
        run.Fall(why.Stage);
        run.Note(why.Stage, why.Reason);
        telemetry.Degraded(why);
        foreach (var stage in definition.Stages)
        {
            run.Record(new StageRecord(stage.Name, 0, 0, 0, 0, StageOutcome.Skipped, StageReasons.NotReached));
        }

        return run;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask RunStageAsync(
        PipelineRun<TQuery, TCandidate> run, StageDefinition<TQuery, TCandidate> stage, Deadline deadline, CancellationToken aborted)
    {
        using var activity = PipelineTelemetry.StartStage(stage.Name);
        using var token = deadline.UnwatchedTokenFor(stage.Cap, stage.ReserveOfLaterSteps, aborted);
        var startedAfter = deadline.Elapsed;
        var countIn = run.Current.Count;
        string? reason = null;
        foreach (var group in stage.Groups)
        {
            reason = await RunGroupAsync(run, stage, group, token, aborted) ?? reason;
            if (run.Completed && group[^1].NeedsCandidatesAfter && run.Current.Count == 0)
            {
                // A source that failed has already said why there is nothing.
                reason ??= StageReasons.Empty;
                run.Fall(stage.Name);
            }

            if (!run.Completed)
            {
                break;
            }
        }

        var duration = deadline.Elapsed - startedAfter;
        var record = new StageRecord(
            stage.Name, startedAfter.TotalMilliseconds, duration.TotalMilliseconds, countIn, run.Current.Count, OutcomeOf(reason), reason);
        Close(run, record);
        PipelineTelemetry.EndStage(activity, record);
    }

    private void Close(PipelineRun<TQuery, TCandidate> run, StageRecord record)
    {
        run.Record(record);
        telemetry.StageEnded(record);
        foreach (var (rule, count) in run.StageRemovals)
        {
            telemetry.Removed(rule, count);
        }

        run.StageRemovals.Clear();
        if (record.Reason is not null)
        {
            run.Note(record.Stage, record.Reason);
            telemetry.Degraded(new DegradedNote(record.Stage, record.Reason));
        }
        else if (run.PartialFailures.Count > 0)
        {
            run.Note(record.Stage, StageReasons.Partial);
            telemetry.Degraded(new DegradedNote(record.Stage, StageReasons.Partial));
        }

        run.PartialFailures.Clear();
    }

    /// <summary>Starts every step of the group, then commits in order.</summary>
    /// <returns>The last failure's reason; null when all worked.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<string?> RunGroupAsync(
        PipelineRun<TQuery, TCandidate> run,
        StageDefinition<TQuery, TCandidate> stage,
        IReadOnlyList<PipelineStep<TQuery, TCandidate>> group,
        StageToken token,
        CancellationToken aborted)
    {
        if (group.Count == 1)
        {
            return await RunStepAsync(run, stage, group[0], ComputeAsync(run, group[0], token), token.Context, aborted);
        }

        var started = new Task<object>[group.Count];
        for (var i = 0; i < group.Count; i++)
        {
            started[i] = ComputeAsync(run, group[i], token).AsTask();
        }

        string? reason = null;
        for (var i = 0; i < group.Count; i++)
        {
            reason = await RunStepAsync(run, stage, group[i], new ValueTask<object>(started[i]), token.Context, aborted) ?? reason;
        }

        return reason;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<string?> RunStepAsync(
        PipelineRun<TQuery, TCandidate> run,
        StageDefinition<TQuery, TCandidate> stage,
        PipelineStep<TQuery, TCandidate> step,
        ValueTask<object> computing,
        StageContext context,
        CancellationToken aborted)
    {
        try
        {
            step.Commit(run, await computing);
            return null;
        }
        catch (OperationCanceledException) when (aborted.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            var reason = ReasonOf(exception, context.Token.IsCancellationRequested);
            Report(stage.Name, step.Name, reason, exception);
            if (step.OnFailure == OnFailure.FallToNextRung)
            {
                run.Fall(stage.Name);
            }

            return reason;
        }
    }

    // An async method of its own, so that a component that throws before its first await fails like any other.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<object> ComputeAsync(
        PipelineRun<TQuery, TCandidate> run, PipelineStep<TQuery, TCandidate> step, StageToken token) =>
        await Bounded.WaitAsync(step.ComputeAsync(run.Query, run.Current, token.Context), token);

    private void Report(string stage, string component, string reason, Exception exception)
    {
        telemetry.Failed(stage, component, reason);
        observer.ComponentFailed(stage, component, reason, exception);
    }

    private static string ReasonOf(Exception exception, bool late) => exception switch
    {
        StageFailureException failure => failure.Reason,
        OperationCanceledException when late => StageReasons.Deadline,
        _ => StageReasons.Failed,
    };

    private static StageOutcome OutcomeOf(string? reason) => reason switch
    {
        null => StageOutcome.Ok,
        StageReasons.Deadline => StageOutcome.Late,
        _ => StageOutcome.Failed,
    };
}
