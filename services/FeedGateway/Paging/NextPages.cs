using FeedRanking.Pipeline;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeedGateway.Paging;

/// <summary>Serves the page that a cursor leads to, as it was ranked with the first one, less what the viewer has seen or hidden since.</summary>
internal sealed class NextPages(
    NextPagePipeline pipeline,
    KeptFeedRung rung,
    IOptions<LatencyBudgetOptions> budget,
    TimeProvider clock,
    PipelineTelemetry telemetry,
    IPipelineObserver observer)
{
    private readonly PipelineExecutor<FeedQuery, FeedCandidate> _executor = new(pipeline.Define(), telemetry, observer);
    private readonly PipelineExecutor<FeedQuery, FeedCandidate> _withoutViewer = new(pipeline.DefineWithoutViewer(), telemetry, observer);
    private readonly Ladder<FeedQuery, FeedCandidate> _ladder = new([rung], budget.Value.Reserve, clock, telemetry, observer);

    /// <returns>The page; or null and why the cursor leads nowhere.</returns>
    /// <exception cref="OperationCanceledException">The viewer went away.</exception>
    public ValueTask<(ServedPage? Page, DegradedNote Why)> ServeAsync(FeedQuery query, Deadline deadline, CancellationToken aborted) =>
        ServeAsync(_executor, query, deadline, aborted);

    /// <summary>The same with half the reading: the viewer as this process knows it.</summary>
    /// <inheritdoc cref="ServeAsync(FeedQuery, Deadline, CancellationToken)"/>
    public ValueTask<(ServedPage? Page, DegradedNote Why)> ServeWithoutViewerAsync(FeedQuery query, Deadline deadline, CancellationToken aborted) =>
        ServeAsync(_withoutViewer, query, deadline, aborted);

    private async ValueTask<(ServedPage? Page, DegradedNote Why)> ServeAsync(
        PipelineExecutor<FeedQuery, FeedCandidate> executor, FeedQuery query, Deadline deadline, CancellationToken aborted)
    {
        var run = await executor.RunAsync(query, deadline, aborted);
        if (!run.Completed)
        {
            // Nothing left, be it kept or after the filters: everything has been served, seen or hidden.
            var reason = run.Stages.First(stage => stage.Stage == run.FellAt).Reason;
            return (null, new DegradedNote(Stages.Cursor, reason is null or StageReasons.Empty ? StageReasons.Exhausted : reason));
        }

        var served = await _ladder.ServeAsync(run, query.Size, spare: 0, aborted);
        var (kept, cursor) = (run.Query.Kept!, run.Query.Cursor);
        var page = new ServedPage(run, served with { ServedBy = kept.ServedBy }, deadline.Elapsed)
        {
            Next = run.Current.Count > served.Page.Count ? After(run, served.Page, cursor) : null,
        };
        return (page, default);
    }

    private static Cursor After(PipelineRun<FeedQuery, FeedCandidate> run, IReadOnlyList<FeedCandidate> page, Cursor cursor)
    {
        // What was filtered out before the page's last video is behind us, too.
        var last = Enumerable.Range(0, run.Retrieved.Count).First(place => run.Retrieved[place].Id == page[^1].Id);
        return cursor with { Offset = cursor.Offset + last + 1, FirstPosition = cursor.FirstPosition + page.Count };
    }
}
