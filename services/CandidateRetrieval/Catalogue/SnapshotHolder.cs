using FeedRanking.Retrieval.Catalogue;

namespace FeedRanking.CandidateRetrieval.Catalogue;

/// <summary>The snapshot that new requests take. One writer, many readers.</summary>
internal sealed class SnapshotHolder
{
    private volatile CatalogueSnapshot? _current;
    private volatile bool _hasCoveredAll;

    /// <summary>The newest snapshot; null before the first one.</summary>
    public CatalogueSnapshot? Current
    {
        get => _current;
        set => _current = value;
    }

    /// <summary>Whether a snapshot has covered the whole catalogue. Once true, it stays so: uploads since then are a matter of seconds.</summary>
    public bool HasCoveredAll
    {
        get => _hasCoveredAll;
        set => _hasCoveredAll = value;
    }
}
