namespace FeedRanking.Local.Data;

/// <summary>What the load command says about itself, as the last line of its output.</summary>
/// <param name="Viewers">Viewers written.</param>
/// <param name="Videos">Videos written.</param>
/// <param name="Events">Events replayed.</param>
/// <param name="CatalogueFingerprint">Names the set of videos; a model fits when its manifest names the same.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record LoadReport(int Viewers, int Videos, long Events, string CatalogueFingerprint, double Seconds);
