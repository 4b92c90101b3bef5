namespace FeedRanking.Local.Topology;

/// <summary>One port of the plan.</summary>
/// <param name="Component">Who listens.</param>
/// <param name="Purpose">What for, in a few words.</param>
/// <param name="Port">TCP port on the loopback address.</param>
internal sealed record PortUse(string Component, string Purpose, int Port);
