namespace FeedRanking.Testing;

/// <summary>What a test needs besides the code.</summary>
[Flags]
public enum Need
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A Redis server that the test starts itself.</summary>
    Redis = 1,

    /// <summary>A Kafka broker that the test starts itself.</summary>
    Kafka = 2,

    /// <summary>The tool toxiproxy-server, which disturbs connections.</summary>
    Toxiproxy = 4,
}
