namespace FeedRanking.Local.Infrastructure;

/// <summary>Where Redis or Kafka comes from, best first.</summary>
internal enum ServerOrigin
{
    /// <summary>Given by address: somebody else runs it.</summary>
    Address,

    /// <summary>Installed on this machine.</summary>
    Installation,

    /// <summary>A container.</summary>
    Container,

    /// <summary>Kafka only: librdkafka's broker in memory. Events die with it.</summary>
    Embedded,
}
