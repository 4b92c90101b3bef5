namespace FeedRanking.CandidateRetrieval.Catalogue;

/// <summary>The snapshot that new requests take. One writer, many readers.</summary>
internal sealed class SnapshotHolder
{
    private volatile CatalogueSnapshot? _current;
    private volatile bool _isWarm;

    /// <summary>The newest snapshot; null before the first one.</summary>
    public CatalogueSnapshot? Current
    {
        get => _current;
        set => _current = value;
    }

    /// <summary>Whether a snapshot of the whole catalogue has been searched until the code was compiled. Once true, it stays so.</summary>
    public bool IsWarm
    {
        get => _isWarm;
        set => _isWarm = value;
    }
}
