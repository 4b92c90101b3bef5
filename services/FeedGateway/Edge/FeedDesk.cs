using System.Runtime.CompilerServices;
using FeedRanking.FeedGateway.Admission;
using FeedRanking.FeedGateway.Explain;
using FeedRanking.FeedGateway.Paging;
using FeedRanking.FeedGateway.SideEffects;
using FeedRanking.Pipeline;

namespace FeedRanking.FeedGateway.Edge;

/// <summary>
/// From a valid request to its page, whatever it came by: lets it in or not, serves, keeps the rest for next pages, counts, and leaves what remains
/// for after the response.
/// </summary>
internal sealed class FeedDesk(
    HomeFeed feed,
    FeedAdmission admission,
    FeedQueryMaker queries,
    FeedKeeper keeper,
    RecentPages recent,
    SideEffectQueue sideEffects,
    FeedMetrics metrics)
{
    /// <summary>Starts the request's one clock: first thing at the edge.</summary>
    public Deadline StartDeadline() => feed.StartDeadline();

    /// <summary>The same, for a caller who gives up at a time.</summary>
    public Deadline StartDeadline(DateTimeOffset callerGivesUpAt) => feed.StartDeadline(callerGivesUpAt);

    /// <exception cref="OperationCanceledException">The viewer went away.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<ServedPage> ServeAsync(FeedRequest request, Deadline deadline, HttpResponse response, CancellationToken aborted)
    {
        var ticket = admission.Enter(request.Class, deadline);
        var page = ticket.RefusedFor is { } reason
            ? await feed.ServeRefusedAsync(queries.Make(request), reason, deadline, aborted)
            : await ServeAdmittedAsync(queries.Make(request), ticket, deadline, aborted);
        metrics.Served(page);
        recent.Add(page);
        response.OnCompleted(() =>
        {
            sideEffects.Enqueue(page);
            return Task.CompletedTask;
        });
        return page;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ServedPage> ServeAdmittedAsync(FeedQuery query, Ticket ticket, Deadline deadline, CancellationToken aborted)
    {
        ServedPage? page = null;
        try
        {
            page = await feed.ServeAsync(query, deadline, aborted);
            var kept = await keeper.KeepAsync(page, deadline, aborted);
            var elapsed = deadline.Elapsed;
            return kept with { Elapsed = elapsed, KeepDuration = elapsed - page.Elapsed };
        }
        finally
        {
            admission.Leave(ticket, page, deadline);
        }
    }
}
