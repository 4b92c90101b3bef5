namespace FeedRanking.Offline.Load;

/// <summary>What was loaded; printed as the command's last line.</summary>
/// <param name="Viewers">Viewers written.</param>
/// <param name="Videos">Videos written.</param>
/// <param name="Events">Impressions replayed, with and without times.</param>
/// <param name="CatalogueFingerprint">Names the set of videos (<see cref="Datasets.Dataset.CatalogueFingerprint"/>): models trained on it fit.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record LoadReport(int Viewers, int Videos, long Events, string CatalogueFingerprint, double Seconds);
