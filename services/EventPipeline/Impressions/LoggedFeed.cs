using FeedRanking.Messaging;

namespace FeedRanking.EventPipeline.Impressions;

/// <summary>One line of the impression log. After a crash a line may come twice: stream, partition and offset tell.</summary>
/// <param name="Stream">The topic in its incarnation.</param>
/// <param name="Partition">The partition.</param>
/// <param name="Offset">The offset.</param>
/// <param name="Feed">What was served.</param>
internal sealed record LoggedFeed(string Stream, int Partition, long Offset, ServedFeed Feed);
