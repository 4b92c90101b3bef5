using System.Text.Json;
using FeedRanking.Features;
using FeedRanking.FeedGateway.Edge;
using FeedRanking.FeedGateway.Paging;
using FeedRanking.ServiceDefaults.WarmUp;

namespace FeedRanking.FeedGateway.WarmUp;

/// <summary>Serves made-up requests, whose pages are thrown away: not counted, not logged. Served by <c>heavy</c> is well served.</summary>
internal sealed class FeedWarmUp(HomeFeed feed, FeedQueryMaker queries, FeedKeeper keeper, FeedAnswerWriter writer) : IWarmUp
{
    public async Task<bool> TryAsync(int number, CancellationToken cancel)
    {
        // Small ids belong to viewers of most data sets, so that their rows are read as well; a viewer of whom nothing is known is another path.
        var viewerId = number % 4 == 0 ? FeedRequestReader.MaxId : number;
        var query = queries.Make(new FeedRequest(viewerId, FeedRequestReader.DefaultSize, Regions.Global, Cursor: null, Explain: false));
        var deadline = feed.StartDeadline();
        var page = await feed.ServeAsync(query, deadline, cancel);
        if (viewerId == FeedRequestReader.MaxId)
        {
            // Else the first real page would come without a cursor, because keeping its rest was late. Redis forgets these soon.
            page = await keeper.KeepAsync(page, deadline, cancel);
        }

        _ = JsonSerializer.SerializeToUtf8Bytes(writer.ToAnswer(page, explain: true), GatewayJson.Default.FeedAnswer);
        return page.Served.ServedBy == Rungs.Heavy;
    }
}
