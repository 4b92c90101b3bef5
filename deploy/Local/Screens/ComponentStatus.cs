namespace FeedRanking.Local.Screens;

/// <summary>One component as status shows it.</summary>
/// <param name="Name">For example "HeavyRanker".</param>
/// <param name="Pid">Process id; null when it is dead, or not ours.</param>
/// <param name="Port">HTTP port of a service (/health, /metrics; of FeedGateway also the public API), server port of Redis and Kafka.</param>
/// <param name="Ready">Whether it answers as ready now.</param>
/// <param name="Kind">"service" or "infrastructure".</param>
internal sealed record ComponentStatus(string Name, int? Pid, int Port, bool Ready, string Kind);
