namespace FeedRanking.FeatureStore;

/// <summary>What asking every node of Redis brought.</summary>
internal enum RedisPulse
{
    /// <summary>Each node answered.</summary>
    Answers,

    /// <summary>There is no connection to some node; the client knows that and tries again by itself.</summary>
    Disconnected,

    /// <summary>Some connection stands and brings no answer. The client would wait for TCP to give up, which takes minutes.</summary>
    Silent,
}
