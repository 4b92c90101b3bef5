using FeedRanking.FeatureStore;
using FeedRanking.Pipeline;

namespace FeedRanking.FeedGateway.Paging;

/// <summary>Opens the request's cursor and reads the feed that it goes on with. Ranks nothing.</summary>
internal sealed class KeptFeedHydrator(CursorCodec cursors, IFeedSessionStore store) : IHydrator<FeedQuery>
{
    public string Name => "kept_feed";

    public async ValueTask<FeedQuery> HydrateAsync(FeedQuery query, StageContext context)
    {
        if (!cursors.TryOpen(query.CursorText ?? "", query.ViewerId, out var cursor))
        {
            throw new StageFailureException(StageReasons.Invalid, "A cursor that was changed, or is another viewer's.");
        }

        try
        {
            var kept = await store.ReadAsync(query.ViewerId, cursor.Session, context.Token)
                ?? throw new StageFailureException(StageReasons.Expired, "A cursor whose feed is kept no more.");
            return query with { Cursor = cursor, Kept = kept };
        }
        catch (FeatureStoreUnavailableException exception)
        {
            throw new StageFailureException(StageReasons.Unavailable, exception.Message, exception);
        }
    }
}
