using FeedRanking.FeedGateway.Scorers;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeedGateway.Rerankers;

/// <summary>No creator twice within a few places, and only so many of a topic. Unknown creators and topics break no rule.</summary>
internal sealed class DiversityRules(IOptions<RankingOptions> options)
{
    private readonly RankingOptions _options = options.Value;

    /// <summary>The rules that the candidate would break on the page's next place.</summary>
    public DiversityBreaches BrokenBy(IReadOnlyList<FeedCandidate> page, FeedCandidate candidate) =>
        (RepeatsCreator(page, candidate) ? DiversityBreaches.Creator : DiversityBreaches.None)
        | (OverdoesTopic(page, candidate) ? DiversityBreaches.Topic : DiversityBreaches.None);

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
