namespace FeedRanking.Local.Topology;

/// <summary>The names that status, logs and messages use.</summary>
internal static class ComponentName
{
    public const string FeedGateway = "FeedGateway";
    public const string CandidateRetrieval = "CandidateRetrieval";
    public const string LightRanker = "LightRanker";
    public const string HeavyRanker = "HeavyRanker";
    public const string EventPipeline = "EventPipeline";
    public const string Redis = "Redis";
    public const string Kafka = "Kafka";

    /// <summary>Our own processes, in the order in which they are shown and stopped: who is asked first stands first.</summary>
    public static IReadOnlyList<string> Services { get; } = [FeedGateway, CandidateRetrieval, LightRanker, HeavyRanker, EventPipeline];

    /// <summary>Everything that a running system consists of.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Services, Redis, Kafka];

    /// <summary>What a component is.</summary>
    public static ComponentKind KindOf(string name) =>
        name is Redis or Kafka ? ComponentKind.Infrastructure : ComponentKind.Service;
}
