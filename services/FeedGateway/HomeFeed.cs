using System.Runtime.CompilerServices;
using FeedRanking.FeedGateway.Paging;
using FeedRanking.Pipeline;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeedGateway;

/// <summary>Answers one request: the page that its cursor leads to; else a new feed, which is the pipeline, then the ladder.</summary>
internal sealed class HomeFeed(
    PipelineExecutor<FeedQuery, FeedCandidate> executor,
    Ladder<FeedQuery, FeedCandidate> ladder,
    NextPages nextPages,
    IOptions<LatencyBudgetOptions> budget,
    TimeProvider clock)
{
    private static readonly TimeSpan LeastTime = TimeSpan.FromMilliseconds(1);

    /// <summary>Starts the request's one clock.</summary>
    public Deadline StartDeadline() => Deadline.Start(clock, budget.Value.Total);

    /// <summary>Starts the request's one clock, for a caller who gives up at a time: the budget is what it waits, at most the whole one.</summary>
    public Deadline StartDeadline(DateTimeOffset callerGivesUpAt)
    {
        var left = callerGivesUpAt - clock.GetUtcNow();
        return Deadline.Start(clock, left >= budget.Value.Total ? budget.Value.Total : left > LeastTime ? left : LeastTime);
    }

    /// <exception cref="OperationCanceledException">The viewer went away.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<ServedPage> ServeAsync(FeedQuery query, Deadline deadline, CancellationToken aborted)
    {
        if (query.CursorText is null)
        {
            return await ServeFirstAsync(query, deadline, aborted);
        }

        var (next, why) = await nextPages.ServeAsync(query, deadline, aborted);
        if (next is not null)
        {
            return next;
        }

        var page = await ServeFirstAsync(query, deadline, aborted);
        return page with { Served = page.Served with { Degraded = [why, .. page.Served.Degraded] } };
    }

    /// <summary>
    /// Answers a request that is not begun: with the page that its cursor leads to, without reading the viewer anew; else from the ladder's last
    /// rung. Never with an error, and never with what a full request costs.
    /// </summary>
    /// <exception cref="OperationCanceledException">The viewer went away.</exception>
    public async ValueTask<ServedPage> ServeRefusedAsync(FeedQuery query, string reason, Deadline deadline, CancellationToken aborted)
    {
        var note = new DegradedNote(Stages.Admission, reason);
        if (query.CursorText is null)
        {
            return await ServeNothingBegunAsync(query, note, deadline, aborted);
        }

        // A cursor is a promise that nothing comes twice, and keeping it costs one read: what is spared is the viewer.
        var (next, why) = await nextPages.ServeWithoutViewerAsync(query, deadline, aborted);
        var (page, first) = next is not null ? (next, note) : (await ServeNothingBegunAsync(query, note, deadline, aborted), why);
        return page with { Served = page.Served with { Degraded = [first, .. page.Served.Degraded] } };
    }

    // What follows such a page is not kept: that would be a write for each, and the next request may be let in again.
    private async ValueTask<ServedPage> ServeNothingBegunAsync(FeedQuery query, DegradedNote note, Deadline deadline, CancellationToken aborted)
    {
        var run = executor.Refuse(query, note);
        var served = await ladder.ServeAsync(run, query.Size, spare: 0, aborted);
        return new ServedPage(run, served, deadline.Elapsed);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ServedPage> ServeFirstAsync(FeedQuery query, Deadline deadline, CancellationToken aborted)
    {
        var run = await executor.RunAsync(query, deadline, aborted);
        var served = await ladder.ServeAsync(run, query.Size, query.Spare, aborted);
        return new ServedPage(run, served, deadline.Elapsed);
    }
}
