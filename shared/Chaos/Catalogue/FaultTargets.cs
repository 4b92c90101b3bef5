namespace FeedRanking.Chaos;

/// <summary>What a fault can be about.</summary>
public static class FaultTargets
{
    /// <summary>The service that finds candidates.</summary>
    public const string CandidateRetrieval = "CandidateRetrieval";

    /// <summary>The service that scores a thousand.</summary>
    public const string LightRanker = "LightRanker";

    /// <summary>The service that scores the best of them.</summary>
    public const string HeavyRanker = "HeavyRanker";

    /// <summary>The service that folds events into rows.</summary>
    public const string EventPipeline = "EventPipeline";

    /// <summary>Redis, as the gateway sees it.</summary>
    public const string Redis = "Redis";

    /// <summary>Kafka, as the gateway sees it.</summary>
    public const string Kafka = "Kafka";

    /// <summary>The services that the gateway calls.</summary>
    public static IReadOnlyList<string> Called { get; } = [CandidateRetrieval, LightRanker, HeavyRanker];

    /// <summary>The services that run a ranking model.</summary>
    public static IReadOnlyList<string> Rankers { get; } = [LightRanker, HeavyRanker];

    /// <summary>Everything, the service of the viewer's feed excepted.</summary>
    public static IReadOnlyList<string> All { get; } = [CandidateRetrieval, LightRanker, HeavyRanker, EventPipeline, Redis, Kafka];
}
