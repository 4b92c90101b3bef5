namespace FeedRanking.LoadTests.Metrics;

/// <summary>One process of the system.</summary>
/// <param name="Name">For example "HeavyRanker".</param>
/// <param name="Pid">Null when it is not known or not ours.</param>
/// <param name="Port">HTTP port of a service.</param>
/// <param name="IsService">Whether it has /metrics.</param>
internal sealed record SystemPart(string Name, int? Pid, int Port, bool IsService);
