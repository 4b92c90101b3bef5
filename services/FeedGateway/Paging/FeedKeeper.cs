using System.Runtime.CompilerServices;
using FeedRanking.FeatureStore;
using FeedRanking.Pipeline;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeedGateway.Paging;

/// <summary>
/// Keeps what was ranked behind a first page. Before the answer leaves, so that a cursor that was given out leads on at once, in whichever
/// gateway; bounded by the deadline: when Redis is late or away the page goes without a cursor and says so.
/// </summary>
internal sealed class FeedKeeper(IFeedSessionStore store, IOptions<NextPagesOptions> options, FeedMetrics metrics)
{
    private readonly NextPagesOptions _options = options.Value;

    /// <summary>How many videos to rank beyond the first page.</summary>
    public int Spare => _options.Items;

    /// <returns>The page with its cursor, or with a note why it has none.</returns>
    /// <exception cref="OperationCanceledException">The viewer went away.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<ServedPage> KeepAsync(ServedPage page, Deadline deadline, CancellationToken aborted)
    {
        var rest = KeptRest.Of(page);
        if (rest.Count == 0)
        {
            return page;
        }

        var query = page.Run.Query;
        var session = Guid.ParseExact(query.RequestId, "N");
        using var token = deadline.TokenFor(TimeSpan.FromMilliseconds(_options.WriteMs), TimeSpan.Zero, aborted);
        try
        {
            await store.WriteAsync(query.ViewerId, session, ToSession(page, rest), _options.Lifetime, token.Context.Token);
            return page with { Next = new Cursor(session, 0, page.Served.Page.Count) };
        }
        catch (OperationCanceledException) when (!aborted.IsCancellationRequested)
        {
            return Without(page, StageReasons.Deadline);
        }
        catch (FeatureStoreUnavailableException)
        {
            return Without(page, StageReasons.Unavailable);
        }
    }

    private ServedPage Without(ServedPage page, string reason)
    {
        metrics.FeedNotKept(reason);
        var notes = page.Served.Degraded.Append(new DegradedNote(Stages.Cursor, reason)).Distinct();
        return page with { Served = page.Served with { Degraded = [.. notes] } };
    }

    private static FeedSession ToSession(ServedPage page, IReadOnlyList<FeedCandidate> rest)
    {
        var items = new FeedSessionItem[rest.Count];
        for (var i = 0; i < items.Length; i++)
        {
            var item = rest[i];
            items[i] = new FeedSessionItem(item.Id, item.CreatorId, item.Source, item.Value, item.Propensity);
        }

        return new FeedSession(page.Served.ServedBy, page.Run.ModelVersions, items);
    }
}
