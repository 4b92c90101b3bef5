using System.Globalization;
using System.Text;
using FeedRanking.LoadTests.Requests;

namespace FeedRanking.LoadTests.Results;

/// <summary>The seconds of a load as a table for programs and as a picture.</summary>
internal static class TimelineFiles
{
    public const string Csv = "timeline.csv";
    public const string Plot = "timeline.svg";

    public static async Task WriteAsync(string folder, IReadOnlyList<TimelineRow> rows, double budgetMs)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, Csv), ToCsv(rows));
        await File.WriteAllTextAsync(Path.Combine(folder, Plot), TimelinePlot.Draw(rows, budgetMs));
    }

    /// <summary>A header and a line per second; what was not seen is empty.</summary>
    public static string ToCsv(IReadOnlyList<TimelineRow> rows)
    {
        var text = new StringBuilder("second,phase,requests,good,p95_ms,heavy,light,precomputed,popular,quality_factor,heavy_candidates,limit,in_flight,shed,start_lateness_ms\n");
        foreach (var row in rows)
        {
            var rungs = AnswerCheck.Rungs.Select(rung => Text(row.ServedBy.GetValueOrDefault(rung)));
            var gateway = row.Gateway is { } seen
                ? string.Join(',', Text(seen.Quality), Text(seen.HeavyCandidates), Text(seen.Limit), Text(seen.InFlight), Text(row.Shed), Text(seen.LatenessMs))
                : ",,,,,";
            text.Append(CultureInfo.InvariantCulture, $"{row.Second},{row.Phase},{row.Requests},{row.Good},{row.P95Ms:0.0},{string.Join(',', rungs)},{gateway}\n");
        }

        return text.ToString();
    }

    private static string Text(double value) => double.IsNaN(value) ? "" : value.ToString("0.###", CultureInfo.InvariantCulture);
}
