namespace FeedRanking.Local.Screens;

/// <summary>What status --json prints.</summary>
/// <param name="Services">Everything that was started or given; empty when nothing was.</param>
internal sealed record StatusReport(IReadOnlyList<ComponentStatus> Services);
