namespace FeedRanking.Local.Topology;

/// <summary>What a part of the running system is.</summary>
internal enum ComponentKind
{
    /// <summary>One of our own processes, with /health and /metrics on its HTTP port.</summary>
    Service,

    /// <summary>Redis or Kafka.</summary>
    Infrastructure,
}
