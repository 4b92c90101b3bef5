namespace FeedRanking.Local.Topology;

/// <summary>
/// Every port of a running system, derived from one: the public port, and a block of thirty after it: twelve for one replica of each service, then
/// six for each further row of replicas. Two systems run side by side when their public ports are thirty-one or more apart.
/// </summary>
/// <param name="publicPort">The gateway's HTTP port, from <see cref="MinPublicPort"/> to <see cref="MaxPublicPort"/>.</param>
/// <param name="replicas">How many processes of each service there are; one when null.</param>
internal sealed class PortPlan(int publicPort, Replicas? replicas = null)
{
    public const int DefaultPublicPort = 8080;
    public const int MinPublicPort = 1024;
    public const int MaxPublicPort = 65_535 - BlockLength;
    public const int BlockLength = FirstReplicas + (PortsPerRow * (Replicas.Max - 1));

    private const int FirstReplicas = 12;
    private const int PortsPerRow = 6;

    /// <summary>The whole block, in port order.</summary>
    public IReadOnlyList<PortUse> Uses { get; } =
    [
        new(ComponentName.FeedGateway, "public HTTP", publicPort),
        new(ComponentName.CandidateRetrieval, "HTTP", publicPort + 1),
        new(ComponentName.CandidateRetrieval, "gRPC", publicPort + 2),
        new(ComponentName.LightRanker, "HTTP", publicPort + 3),
        new(ComponentName.LightRanker, "gRPC", publicPort + 4),
        new(ComponentName.HeavyRanker, "HTTP", publicPort + 5),
        new(ComponentName.HeavyRanker, "gRPC", publicPort + 6),
        new(ComponentName.EventPipeline, "HTTP", publicPort + 7),
        new(ComponentName.FeedGateway, "gRPC", publicPort + 8),
        new(ComponentName.Redis, "server", publicPort + 10),
        new(ComponentName.Kafka, "broker", publicPort + 11),
        new(ComponentName.Kafka, "controller", publicPort + 12),
        .. FurtherReplicas(publicPort, replicas ?? Replicas.One),
    ];

    public int PublicPort { get; } = publicPort;

    public int Redis => Find(ComponentName.Redis, "server")!.Value;

    public int KafkaBroker => Find(ComponentName.Kafka, "broker")!.Value;

    public int KafkaController => Find(ComponentName.Kafka, "controller")!.Value;

    /// <summary>The port under which status and table show a component: HTTP of a service, the server port of the others.</summary>
    public int MainPort(string component) => Uses.First(use => use.Component == component).Port;

    /// <summary>The gRPC port of a service; null when it has none.</summary>
    public int? GrpcPort(string component) => Find(component, "gRPC");

    private static IEnumerable<PortUse> FurtherReplicas(int publicPort, Replicas replicas)
    {
        string[] services = [ComponentName.CandidateRetrieval, ComponentName.LightRanker, ComponentName.HeavyRanker];
        for (var number = 2; number <= Replicas.Max; number++)
        {
            var next = publicPort + FirstReplicas + 1 + (PortsPerRow * (number - 2));
            foreach (var service in services)
            {
                if (number <= replicas.Of(service))
                {
                    yield return new PortUse(ComponentName.Replica(service, number), "HTTP", next);
                    yield return new PortUse(ComponentName.Replica(service, number), "gRPC", next + 1);
                }

                next += 2;
            }
        }
    }

    private int? Find(string component, string purpose) =>
        Uses.FirstOrDefault(use => use.Component == component && use.Purpose == purpose)?.Port;
}
