using FeedRanking.Pipeline;

namespace FeedRanking.FeedGateway.Paging;

/// <summary>Proposes what was ranked with the first page and has not been served since, in its order.</summary>
internal sealed class KeptFeedSource : ISource<FeedQuery, FeedCandidate>
{
    public string Name => "kept_rest";

    public ValueTask<SourceResult<FeedCandidate>> RetrieveAsync(FeedQuery query, StageContext context)
    {
        var kept = query.Kept!;
        var rest = kept.Items.Skip(query.Cursor.Offset).Select(item =>
            new FeedCandidate(item.VideoId, item.CreatorId, FeedCandidate.UnknownTopic, item.Source) { Value = item.Score, Propensity = item.Propensity });
        return new(new SourceResult<FeedCandidate>([.. rest])
        {
            Models = [.. kept.Models.Select(model => new ModelUse(model.Key, model.Value))],
        });
    }
}
