namespace FeedRanking.LoadTests.Faults;

/// <summary>Every process of the system killed, and held; then all at once; then the gateway with all else down.</summary>
internal static class ProcessCases
{
    public const string Everything = "everything";
    private const string Gateway = "FeedGateway";

    // A viewer of whom no candidates are stored yet gets what is popular.
    private static readonly string[] WithoutCandidates = ["precomputed", "popular"];

    // Redis: what the gateway last knew of a viewer is enough to rank with.
    private static readonly (string Part, string[] Expected)[] Parts =
    [
        ("CandidateRetrieval", WithoutCandidates),
        ("LightRanker", WithoutCandidates),
        ("HeavyRanker", ["light"]),
        ("Redis", ["heavy"]),
        ("Kafka", ["heavy"]),
        ("EventPipeline", ["heavy"]),
    ];

    /// <param name="running">Names of the processes that may be broken; a part's further replicas are called Part-2, Part-3, …</param>
    public static IEnumerable<ChaosCase> All(IEnumerable<string> running)
    {
        var names = running.ToList();
        foreach (var (part, expected) in Parts)
        {
            List<string> replicas = [.. names.Where(name => name == part || name.StartsWith(part + "-", StringComparison.Ordinal))];
            if (replicas.Count > 0)
            {
                yield return ChaosCase.Simple(part, "kill", expected, faults => faults.KillAsync(replicas), faults => faults.StartAsync(replicas));
                yield return ChaosCase.Simple(part, "pause", expected, faults => faults.PauseAsync(replicas), faults => faults.ResumeAsync(replicas));
            }
        }

        List<string> behind = [.. names.Where(name => name != Gateway)];
        if (behind.Count > 0 && names.Contains(Gateway))
        {
            yield return ChaosCase.Simple(Everything, "kill", ["popular"], faults => faults.KillAsync(behind), faults => faults.StartAsync(behind));
            yield return new ChaosCase(Everything, "gateway", ["popular"],
            [
                new(FaultPhase.Break, 1 / 6.0, faults => faults.KillAsync(behind)),
                new(FaultPhase.GatewayAway, 1 / 4.0, faults => faults.KillAsync([Gateway])),
                new(FaultPhase.GatewayBack, 1 / 4.0, faults => faults.StartAsync([Gateway])),
                new(FaultPhase.Restore, 2 / 3.0, faults => faults.StartAsync(behind)),
            ]);
        }
    }
}
