using FeedRanking.Datasets;

namespace FeedRanking.Offline.Load;

/// <summary>By how much old logs must move so that they end today.</summary>
internal static class TimeShift
{
    private const long DayMs = 86_400_000;

    /// <summary>Outcomes arrive this long after the play has ended.</summary>
    private const long OutcomeDelayMs = 5_000;

    /// <summary>The dataset without videos that were uploaded later than a time of its own clock: they do not exist yet.</summary>
    /// <param name="data">The dataset.</param>
    /// <param name="untilMs">The last moment that counts; milliseconds since the Unix epoch, before any shift.</param>
    public static Dataset WithoutLaterUploads(Dataset data, long untilMs) =>
        data.Videos.All(video => video.UploadedAtMs <= untilMs)
            ? data
            : data with { Videos = [.. data.Videos.Where(video => video.UploadedAtMs <= untilMs)] };

    /// <summary>
    /// Whole days, so that hours of the day stay: the most after which nothing lies in the future. The last event is then less than a day old.
    /// </summary>
    public static long WholeDaysMs(Dataset data, long nowMs)
    {
        if (data.Log.Count == 0)
        {
            return 0;
        }

        var lastMs = data.Log.Max(row => row.TimeMs + row.PlayTimeMs) + OutcomeDelayMs;
        return (long)Math.Floor((nowMs - lastMs) / (double)DayMs) * DayMs;
    }
}
