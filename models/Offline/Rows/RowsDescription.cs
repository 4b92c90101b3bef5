namespace FeedRanking.Offline.Rows;

/// <summary>Where training rows come from; ends up in the manifests of the models trained on them.</summary>
/// <param name="Source">Name and licence of the data.</param>
/// <param name="Fingerprint">SHA-256 over the data files.</param>
/// <param name="CatalogueFingerprint">SHA-256 over the video table.</param>
/// <param name="From">First day of the log, YYYYMMDD.</param>
/// <param name="To">Last day that rows were made of, YYYYMMDD.</param>
/// <param name="EvaluateFrom">First day whose rows are made for evaluation; 0 when none are.</param>
/// <param name="Seed">Seed of the stale viewers' days.</param>
internal sealed record RowsDescription(
    string Source,
    string Fingerprint,
    string CatalogueFingerprint,
    int From,
    int To,
    int EvaluateFrom,
    int Seed);
