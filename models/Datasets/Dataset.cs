namespace FeedRanking.Datasets;

/// <summary>Logs of a short-video feed in the shape of KuaiRand (Gao et al., CIKM 2022), read whole into memory.</summary>
/// <param name="Viewers">The viewer table, in file order.</param>
/// <param name="Videos">The video table, in file order.</param>
/// <param name="History">Impressions before the log, per viewer in order; without times.</param>
/// <param name="Log">Impressions with times and outcomes, sorted by time (stable: file order breaks ties).</param>
/// <param name="Fingerprint">SHA-256 over the tables (see <see cref="DatasetFingerprint"/>), lower-case hexadecimal: names the data in manifests.</param>
/// <param name="CatalogueFingerprint">SHA-256 over the video table alone: names the catalogue.</param>
public sealed record Dataset(
    IReadOnlyList<ViewerRecord> Viewers,
    IReadOnlyList<VideoRecord> Videos,
    IReadOnlyList<HistoryRecord> History,
    IReadOnlyList<ImpressionRecord> Log,
    string Fingerprint,
    string CatalogueFingerprint);
