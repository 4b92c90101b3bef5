using System.Runtime.CompilerServices;
using FeedRanking.FeatureStore;
using FeedRanking.Pipeline;

namespace FeedRanking.FeedGateway.Hydrators;

/// <summary>Reads everything the request needs about its viewer, in one round trip. Knows nothing of candidates.</summary>
internal sealed class ViewerHydrator(IViewerStore store, LastKnownViewers known) : IHydrator<FeedQuery>
{
    public string Name => "viewer_row";

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<FeedQuery> HydrateAsync(FeedQuery query, StageContext context)
    {
        try
        {
            // Not the stage's token: a read that comes too late for this stage still serves the filters of this request and the next one.
            var record = await store.ReadAsync(query.ViewerId, CancellationToken.None);
            var viewer = Viewer.From(record);
            known.Keep(query.ViewerId, record);
            return query with { Viewer = viewer };
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
