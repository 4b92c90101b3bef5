using FeedRanking.Messaging;
using FeedRanking.Pipeline;

namespace FeedRanking.FeedGateway.SideEffects;

/// <summary>Logs what was served, so that training can join outcomes to it. Never waits: a full queue drops and counts.</summary>
internal sealed class ServedFeedLogging(IServedFeedLog log) : ISideEffect<ServedPage>
{
    public string Name => "served_feed_log";

    public ValueTask RunAsync(ServedPage page, CancellationToken cancellationToken)
    {
        var query = page.Run.Query;
        var items = page.Served.Page.Select((item, position) => new ServedItem(item.Id, page.FirstPosition + position, item.Source, item.Value, item.Propensity));
        log.TryLog(new ServedFeed(
            query.RequestId, query.ViewerId, query.NowMs, query.Region, page.Served.ServedBy, page.Run.ModelVersions, [.. items]));
        return ValueTask.CompletedTask;
    }
}
