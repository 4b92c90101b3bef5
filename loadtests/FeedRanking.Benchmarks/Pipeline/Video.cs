using FeedRanking.Pipeline;

namespace FeedRanking.Benchmarks.Pipeline;

/// <summary>The smallest candidate.</summary>
internal sealed class Video(long id) : Candidate(id);
