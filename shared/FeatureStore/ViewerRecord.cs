namespace FeedRanking.FeatureStore;

/// <summary>What one round trip brings about a viewer. Parts that are missing, expired or unreadable are empty, counted, and named.</summary>
/// <param name="Row">The packed viewer row; empty when there is none. Passed on to the rankers untouched.</param>
/// <param name="Seen">The packed seen list; empty when there is none.</param>
/// <param name="Candidates">The viewer's precomputed candidates, best first; empty when there are none.</param>
/// <param name="CandidatesMadeAtMs">When the candidates were made, milliseconds since the Unix epoch; 0 when there are none.</param>
/// <param name="Expired">Names of parts that were there but older than their TTL, or of a layout that this version cannot read.</param>
public sealed record ViewerRecord(
    ReadOnlyMemory<byte> Row,
    ReadOnlyMemory<byte> Seen,
    IReadOnlyList<long> Candidates,
    long CandidatesMadeAtMs,
    IReadOnlyList<string> Expired)
{
    /// <summary>A viewer of whom the store knows nothing.</summary>
    public static ViewerRecord Empty { get; } = new(default, default, [], 0, []);

    /// <summary>How far into each partition of the event stream row and seen list reach.</summary>
    public IReadOnlyList<StreamOffset> Offsets { get; init; } = [];

    /// <summary>Offset of the last event of a partition that row and seen list contain; -1 when they contain none.</summary>
    public long OffsetOf(string topic, int partition)
    {
        foreach (var offset in Offsets)
        {
            if (offset.Partition == partition && offset.Topic == topic)
            {
                return offset.Offset;
            }
        }

        return -1;
    }
}
