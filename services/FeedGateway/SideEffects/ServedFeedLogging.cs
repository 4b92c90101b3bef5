using FeedRanking.Messaging;
using FeedRanking.Pipeline;

namespace FeedRanking.FeedGateway.SideEffects;

/// <summary>Logs what was served, so that training can join outcomes to it. Never waits: a full queue drops and counts.</summary>
internal sealed class ServedFeedLogging(IServedFeedLog log) : ISideEffect<FeedQuery, FeedCandidate>
{
    public string Name => "served_feed_log";

    public ValueTask RunAsync(
        PipelineRun<FeedQuery, FeedCandidate> run, LadderResult<FeedCandidate> served, CancellationToken cancellationToken)
    {
        var query = run.Query;
        var items = served.Page.Select((item, position) => new ServedItem(item.Id, query.Cursor.FirstPosition + position, item.Source, item.Value, item.Propensity));
        log.TryLog(new ServedFeed(
            query.RequestId, query.ViewerId, query.NowMs, query.Region, served.ServedBy, run.ModelVersions, [.. items]));
        return ValueTask.CompletedTask;
    }
}
