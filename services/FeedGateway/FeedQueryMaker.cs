using FeedRanking.FeedGateway.Edge;
using FeedRanking.FeedGateway.Memory;
using FeedRanking.FeedGateway.Paging;

namespace FeedRanking.FeedGateway;

/// <summary>Makes the query of a valid request: gives it its id and its time, and room for the pages that follow.</summary>
internal sealed class FeedQueryMaker(FeedKeeper keeper, FeedBlocks blocks, TimeProvider clock)
{
    public FeedQuery Make(FeedRequest request)
    {
        var now = clock.GetUtcNow();
        return new(Guid.CreateVersion7(now).ToString("N"), request.UserId, request.Size, now.ToUnixTimeMilliseconds(), request.Region)
        {
            Spare = keeper.Spare,
            CursorText = request.Cursor,
            Explain = request.Explain,
            Memory = new FeedMemory(blocks),
        };
    }
}
