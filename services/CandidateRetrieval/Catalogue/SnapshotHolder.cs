namespace FeedRanking.CandidateRetrieval.Catalogue;

/// <summary>The snapshot that new requests take. One writer, many readers.</summary>
internal sealed class SnapshotHolder
{
    private volatile CatalogueSnapshot? _current;

    /// <summary>The newest snapshot; null before the first one.</summary>
    public CatalogueSnapshot? Current
    {
        get => _current;
        set => _current = value;
    }
}
