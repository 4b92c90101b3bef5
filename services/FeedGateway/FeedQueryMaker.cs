using FeedRanking.FeedGateway.Edge;
using FeedRanking.FeedGateway.Memory;
using FeedRanking.FeedGateway.Paging;
using FeedRanking.FeedGateway.Quality;

namespace FeedRanking.FeedGateway;

/// <summary>Makes the query of a valid request: gives it its id and its time, the number of its candidates, and room for the pages that follow.</summary>
internal sealed class FeedQueryMaker(FeedKeeper keeper, FeedBlocks blocks, CandidateCounts counts, TimeProvider clock)
{
    public FeedQuery Make(FeedRequest request)
    {
        var now = clock.GetUtcNow();
        var heavy = counts.HeavyFor(request.Size);
        return new(Guid.CreateVersion7(now).ToString("N"), request.UserId, request.Size, now.ToUnixTimeMilliseconds(), request.Region)
        {
            Spare = keeper.Spare,
            RetrievedCandidates = counts.Retrieved,
            HeavyCandidates = heavy,
            Unscored = counts.MostHeavy - heavy,
            CursorText = request.Cursor,
            Explain = request.Explain,
            Memory = new FeedMemory(blocks),
        };
    }
}
