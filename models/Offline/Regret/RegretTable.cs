using System.Globalization;
using System.Text;

namespace FeedRanking.Offline.Regret;

/// <summary>A report as a Markdown table.</summary>
internal static class RegretTable
{
    /// <summary>One line for each row, then the rivals of the first row's viewers.</summary>
    public static string Of(RegretReport report)
    {
        var text = new StringBuilder();
        var world = report.World;
        Line(text, $"World: seed {world.Seed}, {world.Viewers:N0} viewers, {world.Videos:N0} videos, {world.Days} days; pages of {report.Size}; loaded {report.LoadedAt:yyyy-MM-dd HH:mm} UTC.");
        Line(text, $"Seconds: expected watch time per feed, with 95 % bootstrap intervals over viewers. Share: (served − popular) / (ideal − popular).");
        Line(text, $"");
        Line(text, $"| state | round | served by | viewers | seconds per feed | ideal | share of popular → ideal | … within diversity rules | under a day old | creators < 100 followers | repeats |");
        Line(text, $"|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var row in report.Rows)
        {
            Line(text, $"| {row.Label} | {row.Round} | `{row.ServedBy}` | {row.Viewers:N0} | {Seconds(row.Served)} | {row.Ideal.Value:0.0} | {Share(row.ShareClosed)} | {Share(row.ShareClosedDiverse)} | {Share(row.UnderADayOld)} | {Share(row.OfSmallCreators)} | {row.Repeats:0.000} |");
        }

        if (report.Rows.Count > 0)
        {
            Rivals(text, report.Rows[0]);
        }

        return text.ToString();
    }

    private static void Rivals(StringBuilder text, RegretRow row)
    {
        Line(text, $"| random unseen | | | {row.Viewers:N0} | {Seconds(row.Random)} | | | | | | |");
        Line(text, $"| popularity list | | | {row.Viewers:N0} | {Seconds(row.Popular)} | | 0 | 0 | {Share(row.PopularUnderADayOld)} | {Share(row.PopularOfSmallCreators)} | |");
        Best(text, "best page of what was scored last", row, row.BestRanked);
        Best(text, "best page of what was retrieved", row, row.BestRetrieved);
        Best(text, "knows all videos, and viewers from the log", row, row.Informed);
        Line(text, $"| ideal within diversity rules | | | {row.Viewers:N0} | {Seconds(row.IdealDiverse)} | | | 1 | | | |");
        Line(text, $"| ideal | | | {row.Viewers:N0} | {Seconds(row.Ideal)} | | 1 | | | | |");
    }

    // What the stages before the ranker leave to be had.
    private static void Best(StringBuilder text, string name, RegretRow row, Figure? best)
    {
        if (best is not null)
        {
            Line(text, $"| {name} | | | {row.Viewers:N0} | {Seconds(best)} | | {(best.Value - row.Popular.Value) / (row.Ideal.Value - row.Popular.Value):0.000} | | | | |");
        }
    }

    private static string Seconds(Figure figure) => string.Create(CultureInfo.InvariantCulture, $"{figure.Value:0.0} [{figure.Low:0.0}, {figure.High:0.0}]");

    private static string Share(Figure figure) => string.Create(CultureInfo.InvariantCulture, $"{figure.Value:0.000} [{figure.Low:0.000}, {figure.High:0.000}]");

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
