using FeedRanking.Datasets;

namespace FeedRanking.Offline.Evaluation;

/// <summary>The days that are evaluated.</summary>
/// <param name="From">First day, YYYYMMDD.</param>
/// <param name="To">Last day, YYYYMMDD, included.</param>
internal readonly record struct EvaluationWindow(int From, int To)
{
    public bool Contains(int date) => date >= From && date <= To;

    /// <summary>Fills what is not given: from the day after the models' training to the log's last day.</summary>
    /// <exception cref="InvalidOperationException">The log has no impression in the window.</exception>
    public static EvaluationWindow Of(Dataset data, int? from, int? to, int trainedTo)
    {
        var days = data.Log.Select(row => row.Date).Distinct().Order().ToList();
        var window = new EvaluationWindow(
            from ?? days.FirstOrDefault(day => day > trainedTo, int.MaxValue),
            to ?? days.LastOrDefault());
        return days.Exists(window.Contains)
            ? window
            : throw new InvalidOperationException(
                $"The log has no impression from {window.From} to {window.To}: its days are {days.FirstOrDefault()} to {days.LastOrDefault()}.");
    }
}
