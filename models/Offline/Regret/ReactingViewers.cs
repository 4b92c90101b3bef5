using System.Security.Cryptography;
using System.Text;
using FeedRanking.World;

namespace FeedRanking.Offline.Regret;

/// <summary>Lets viewers react to served pages as the world's truth has it, and puts what they did into events.</summary>
internal sealed class ReactingViewers(KnownTruth truth, int seed)
{
    private readonly ReactionDraw _reactions = new(seed);

    /// <summary>The events that follow a page, in order. From then on the viewer has seen it.</summary>
    /// <param name="viewerId">The viewer.</param>
    /// <param name="feed">The page.</param>
    /// <param name="reacts">False for one who only looks: impressions and nothing else.</param>
    /// <param name="now">When.</param>
    public List<SentEvent> React(int viewerId, ServedFeed feed, bool reacts, DateTimeOffset now)
    {
        var events = new List<SentEvent>();
        for (var position = 0; position < feed.Items.Count; position++)
        {
            var videoId = (int)feed.Items[position].VideoId;
            var outcome = _reactions.Draw(truth.Viewer(viewerId), truth.Video(videoId), truth.At(position));
            foreach (var (type, playTimeMs) in Types(outcome).Take(reacts ? int.MaxValue : 1))
            {
                events.Add(new SentEvent(
                    Id(feed.RequestId, position, type), type, viewerId, videoId, now.AddMilliseconds(position), feed.RequestId, position, playTimeMs));
            }

            truth.SeenBy(viewerId).Add(videoId);
        }

        return events;
    }

    private static IEnumerable<(string Type, int? PlayTimeMs)> Types(ReactionOutcome outcome)
    {
        // Always the first.
        yield return ("impression", null);
        var flags = new (string Type, bool Happened)[]
        {
            ("click", outcome.Click), ("like", outcome.Like), ("comment", outcome.Comment), ("share", outcome.Share),
            ("follow", outcome.Follow), ("hide", outcome.Hide),
        };
        foreach (var (type, _) in flags.Where(flag => flag.Happened))
        {
            yield return (type, null);
        }

        yield return ("dwell", outcome.PlayTimeMs);
    }

    private static Guid Id(string requestId, int position, string type) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{requestId} {position} {type}")).AsSpan(0, 16));
}
