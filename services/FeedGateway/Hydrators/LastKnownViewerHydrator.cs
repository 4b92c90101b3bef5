using FeedRanking.Pipeline;

namespace FeedRanking.FeedGateway.Hydrators;

/// <summary>
/// For a request whose viewer was not read in time: takes what this process knows of the viewer, from a read that came too late for its
/// stage or from an earlier request. Asks nobody; the answer still says that the viewer's stage failed.
/// </summary>
internal sealed class LastKnownViewerHydrator(LastKnownViewers known) : IHydrator<FeedQuery>
{
    public string Name => "last_known_viewer";

    public ValueTask<FeedQuery> HydrateAsync(FeedQuery query, StageContext context) => new(Complete(query));

    /// <summary>The query with its viewer, if one is known.</summary>
    public FeedQuery Complete(FeedQuery query) => query.Viewer is null ? query with { Viewer = known.Find(query.ViewerId) } : query;
}
