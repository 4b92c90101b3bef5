using FeedRanking.World;

namespace FeedRanking.Offline.Regret;

/// <summary>The diversity rules of a served page, as the gateway has them by default: a creator once within 5 places, a topic 3 times within 10.</summary>
internal static class PageRules
{
    private const int CreatorWindow = 5;
    private const int TopicWindow = 10;
    private const int MaxOfTopic = 3;

    /// <summary>Whether a video may stand on the page's next place.</summary>
    public static bool Allow(IReadOnlyList<SimulatedVideo> page, SimulatedVideo next)
    {
        var ofTopic = 0;
        for (var i = Math.Max(0, page.Count - TopicWindow + 1); i < page.Count; i++)
        {
            ofTopic += page[i].Topic == next.Topic ? 1 : 0;
            if (i > page.Count - CreatorWindow && page[i].CreatorId == next.CreatorId)
            {
                return false;
            }
        }

        return ofTopic < MaxOfTopic;
    }
}
