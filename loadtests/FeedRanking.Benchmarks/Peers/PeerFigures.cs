using FeedRanking.Benchmarks.Feeds;

namespace FeedRanking.Benchmarks.Peers;

/// <summary>One side of one round.</summary>
/// <param name="Load">What the client saw.</param>
/// <param name="CpuMs">CPU per feed of the serving processes.</param>
internal sealed record PeerFigures(FeedLoadResult Load, double CpuMs);
