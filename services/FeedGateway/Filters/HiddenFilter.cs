using FeedRanking.Pipeline;

namespace FeedRanking.FeedGateway.Filters;

/// <summary>Removes what the viewer hid or reported, also when the seen list has long forgotten it.</summary>
internal sealed class HiddenFilter : IFilter<FeedQuery, FeedCandidate>
{
    public string Name => "hidden";

    public FilterResult<FeedCandidate> Filter(FeedQuery query, IReadOnlyList<FeedCandidate> candidates) =>
        query.Viewer is { Hidden: { Count: > 0 } hidden }
            ? Partition.By(candidates, candidate => !hidden.Contains(candidate.Id))
            : new(candidates, []);
}
