using System.Runtime.CompilerServices;
using FeedRanking.FeedGateway.Explain;
using FeedRanking.FeedGateway.Paging;
using FeedRanking.FeedGateway.SideEffects;
using FeedRanking.Pipeline;

namespace FeedRanking.FeedGateway.Edge;

/// <summary>
/// From a valid request to its page, whatever it came by: serves, keeps the rest for next pages, counts, and leaves what remains for after the response.
/// </summary>
internal sealed class FeedDesk(
    HomeFeed feed, FeedQueryMaker queries, FeedKeeper keeper, RecentPages recent, SideEffectQueue sideEffects, FeedMetrics metrics)
{
    /// <summary>Starts the request's one clock: first thing at the edge.</summary>
    public Deadline StartDeadline() => feed.StartDeadline();

    /// <summary>The same, for a caller who gives up at a time.</summary>
    public Deadline StartDeadline(DateTimeOffset callerGivesUpAt) => feed.StartDeadline(callerGivesUpAt);

    /// <exception cref="OperationCanceledException">The viewer went away.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<ServedPage> ServeAsync(FeedRequest request, Deadline deadline, HttpResponse response, CancellationToken aborted)
    {
        var page = await feed.ServeAsync(queries.Make(request), deadline, aborted);
        var kept = await keeper.KeepAsync(page, deadline, aborted);
        var elapsed = deadline.Elapsed;
        page = kept with { Elapsed = elapsed, KeepDuration = elapsed - page.Elapsed };
        metrics.Served(page);
        recent.Add(page);
        response.OnCompleted(() =>
        {
            sideEffects.Enqueue(page);
            return Task.CompletedTask;
        });
        return page;
    }
}
