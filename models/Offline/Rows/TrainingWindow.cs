using FeedRanking.Datasets;

namespace FeedRanking.Offline.Rows;

/// <summary>Which days of a log models may learn from.</summary>
internal static class TrainingWindow
{
    /// <summary>Days at the end of a log that are left for evaluation unless told otherwise.</summary>
    public const int EvaluationDays = 7;

    /// <summary>The last day of training when none is given.</summary>
    /// <exception cref="InvalidOperationException">The log is too short to leave days for evaluation.</exception>
    public static int DefaultTo(Dataset data)
    {
        var days = data.Log.Select(row => row.Date).Distinct().Order().ToArray();
        return days.Length > EvaluationDays
            ? days[^(EvaluationDays + 1)]
            : throw new InvalidOperationException(
                $"The log has {days.Length} days; at least {EvaluationDays + 1} are needed to leave {EvaluationDays} for evaluation. Give --to.");
    }

    /// <summary>The data without the days after the last one of training: they cannot leak into what is not there.</summary>
    public static Dataset Until(Dataset data, int to) => data with { Log = [.. data.Log.Where(row => row.Date <= to)] };
}
