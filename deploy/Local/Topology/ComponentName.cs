using System.Globalization;

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

    /// <summary>Everything that a running system with one replica of each service consists of.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Services, Redis, Kafka];

    /// <summary>The name of a service's replica: HeavyRanker, HeavyRanker-2, and so on.</summary>
    /// <param name="service">One of <see cref="Services"/>.</param>
    /// <param name="number">From 1.</param>
    public static string Replica(string service, int number) => number == 1 ? service : string.Create(CultureInfo.InvariantCulture, $"{service}-{number}");

    /// <summary>The service whose replica has that name.</summary>
    public static string ServiceOf(string name) => name.Split('-')[0];

    /// <summary>What a component is.</summary>
    public static ComponentKind KindOf(string name) =>
        name is Redis or Kafka ? ComponentKind.Infrastructure : ComponentKind.Service;
}
