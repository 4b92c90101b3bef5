using FeedRanking.Pipeline;

namespace FeedRanking.FeedGateway.SideEffects;

/// <summary>Remembers creator and topic of what was retrieved, for the rung that serves stored ids.</summary>
internal sealed class VideoFactsKeeping(VideoFacts facts) : ISideEffect<ServedPage>
{
    public string Name => "video_facts";

    public ValueTask RunAsync(ServedPage page, CancellationToken cancellationToken)
    {
        // A next page knows no topics, and its first page has told already.
        foreach (var candidate in page.Run.Query.Kept is null ? page.Run.Retrieved : [])
        {
            if (candidate.CreatorId is { } creator)
            {
                facts.Keep(candidate.Id, creator, candidate.Topic);
            }
        }

        return ValueTask.CompletedTask;
    }
}
