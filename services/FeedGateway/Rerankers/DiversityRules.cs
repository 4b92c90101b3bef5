using FeedRanking.FeedGateway.Scorers;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeedGateway.Rerankers;

/// <summary>No creator twice within a few places, and only so many of a topic. Unknown creators and topics break no rule.</summary>
internal sealed class DiversityRules(IOptions<RankingOptions> options)
{
    // Two videos of one creator side by side are worse than one more of a topic.
    private const int TopicBroken = 1;
    private const int CreatorBroken = 2;

    private readonly RankingOptions _options = options.Value;

    /// <summary>How badly the candidate would break the rules on the page's next place; 0 when not at all.</summary>
    public int BrokenBy(IReadOnlyList<FeedCandidate> page, FeedCandidate candidate) =>
        (RepeatsCreator(page, candidate) ? CreatorBroken : 0) + (OverdoesTopic(page, candidate) ? TopicBroken : 0);

    private bool RepeatsCreator(IReadOnlyList<FeedCandidate> page, FeedCandidate candidate)
    {
        if (candidate.CreatorId is not { } creator)
        {
            return false;
        }

        for (var i = Math.Max(0, page.Count - _options.CreatorWindow + 1); i < page.Count; i++)
        {
            if (page[i].CreatorId == creator)
            {
                return true;
            }
        }

        return false;
    }

    private bool OverdoesTopic(IReadOnlyList<FeedCandidate> page, FeedCandidate candidate)
    {
        if (candidate.Topic == FeedCandidate.UnknownTopic)
        {
            return false;
        }

        var count = 0;
        for (var i = Math.Max(0, page.Count - _options.TopicWindow + 1); i < page.Count; i++)
        {
            count += page[i].Topic == candidate.Topic ? 1 : 0;
        }

        return count >= _options.MaxOfTopicInWindow;
    }
}
