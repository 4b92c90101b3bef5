namespace FeedRanking.Chaos;

/// <summary>Names of the faults: closed, because they are attributes of metrics.</summary>
public static class FaultNames
{
    /// <summary>Every call of a service takes longer.</summary>
    public const string Latency = "latency";

    /// <summary>A few calls of a service take longer.</summary>
    public const string SlowTail = "slow_tail";

    /// <summary>Calls of one replica take longer.</summary>
    public const string SlowReplica = "slow_replica";

    /// <summary>Calls of a service fail.</summary>
    public const string Errors = "errors";

    /// <summary>A ranker's model answers NaN.</summary>
    public const string NanScores = "nan_scores";

    /// <summary>A ranker gives its scores to the wrong candidates.</summary>
    public const string WrongOrder = "wrong_order";

    /// <summary>Retrieval finds nothing.</summary>
    public const string EmptyResults = "empty_results";

    /// <summary>A group of features is missing.</summary>
    public const string MissingFeatures = "missing_features";

    /// <summary>Features are older than they should be.</summary>
    public const string StaleFeatures = "stale_features";

    /// <summary>Redis answers late.</summary>
    public const string RedisSlow = "redis_slow";

    /// <summary>Redis cannot be reached.</summary>
    public const string RedisGone = "redis_gone";

    /// <summary>Kafka cannot be reached.</summary>
    public const string BrokerGone = "broker_gone";

    /// <summary>The popularity lists in Redis are empty.</summary>
    public const string PopularityEmpty = "popularity_empty";

    /// <summary>A service dies and comes back cold.</summary>
    public const string ColdRestart = "cold_restart";
}
