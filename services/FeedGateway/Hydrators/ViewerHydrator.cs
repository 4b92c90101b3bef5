using FeedRanking.FeatureStore;
using FeedRanking.Pipeline;

namespace FeedRanking.FeedGateway.Hydrators;

/// <summary>Reads everything the request needs about its viewer, in one round trip. Knows nothing of candidates.</summary>
internal sealed class ViewerHydrator(IViewerStore store) : IHydrator<FeedQuery>
{
    public string Name => "viewer_row";

    public async ValueTask<FeedQuery> HydrateAsync(FeedQuery query, StageContext context)
    {
        try
        {
            return query with { Viewer = Viewer.From(await store.ReadAsync(query.ViewerId, context.Token)) };
        }
        catch (FeatureStoreUnavailableException exception)
        {
            throw new StageFailureException(StageReasons.Unavailable, exception.Message, exception);
        }
        catch (FormatException exception)
        {
            throw new StageFailureException(StageReasons.InvalidAnswer, exception.Message, exception);
        }
    }
}
