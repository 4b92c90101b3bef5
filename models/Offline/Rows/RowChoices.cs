namespace FeedRanking.Offline.Rows;

/// <summary>Which impressions become training rows.</summary>
/// <param name="To">Last day, YYYYMMDD.</param>
/// <param name="EvaluateFrom">First day whose rows are for measuring only; 0 when none are.</param>
/// <param name="Seed">Seed of everything that is drawn.</param>
/// <param name="WarmUpDays">Days at the beginning that make no rows.</param>
/// <param name="StaleHistoryShare">Share of the history that makes rows with a stale viewer, too.</param>
internal sealed record RowChoices(int To, int EvaluateFrom, int Seed, int WarmUpDays = 5, double StaleHistoryShare = 0.5);
