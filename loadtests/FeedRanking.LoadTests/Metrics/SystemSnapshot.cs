namespace FeedRanking.LoadTests.Metrics;

/// <summary>What the parts of the system said at one moment.</summary>
/// <param name="Pages">/metrics by service.</param>
/// <param name="CpuSeconds">CPU time so far by part, Redis and Kafka included where they are processes of this machine.</param>
/// <param name="MemoryMb">Resident memory by part.</param>
internal sealed record SystemSnapshot(
    IReadOnlyDictionary<string, PrometheusPage> Pages,
    IReadOnlyDictionary<string, double> CpuSeconds,
    IReadOnlyDictionary<string, double> MemoryMb)
{
    private static readonly PrometheusPage Nothing = new("");

    /// <summary>A service's page; an empty one where it has not been read.</summary>
    public PrometheusPage PageOf(string service) => Pages.GetValueOrDefault(service, Nothing);
}
