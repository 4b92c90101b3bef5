using FeedRanking.Pipeline;

namespace FeedRanking.FeedGateway.Filters;

/// <summary>Removes what the viewer has already seen. Keeps everything for a viewer who could not be read.</summary>
internal sealed class SeenFilter : IFilter<FeedQuery, FeedCandidate>
{
    public string Name => "seen";

    public FilterResult<FeedCandidate> Filter(FeedQuery query, IReadOnlyList<FeedCandidate> candidates) =>
        query.Viewer is { Seen: { Ids.Count: > 0 } seen }
            ? Partition.By(candidates, candidate => !seen.Contains(candidate.Id))
            : new(candidates, []);
}
