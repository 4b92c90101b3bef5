using System.Globalization;
using System.Text;
using FeedRanking.LoadTests.Measuring;
using FeedRanking.LoadTests.Requests;

namespace FeedRanking.LoadTests.Results;

/// <summary>chaos.csv: what each second of each row brought.</summary>
internal static class RungTimeline
{
    public static string Header { get; } = $"target,fault,second,requests,{string.Join(',', AnswerCheck.Rungs)},failed,p95_ms\n";

    /// <summary>One line for each second in which requests were meant to start.</summary>
    public static string Of(string target, string fault, IEnumerable<Sample> samples)
    {
        var text = new StringBuilder();
        foreach (var second in samples.GroupBy(sample => (int)sample.IntendedAtSeconds).OrderBy(group => group.Key))
        {
            var rungs = AnswerCheck.Rungs.Select(rung => second.Count(sample => sample.ServedBy == rung).ToString(CultureInfo.InvariantCulture));
            var failed = second.Count(sample => sample.Failure is not null);
            var p95 = Percentiles.Of(second.Select(sample => sample.LatencyMs)).P95Ms;
            text.Append(CultureInfo.InvariantCulture, $"{target},{fault},{second.Key},{second.Count()},{string.Join(',', rungs)},{failed},{p95:0.0}\n");
        }

        return text.ToString();
    }
}
