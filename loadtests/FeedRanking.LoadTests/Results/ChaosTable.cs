using System.Globalization;
using System.Text;

namespace FeedRanking.LoadTests.Results;

/// <summary>chaos.md: every fault in one table, with what a published number has beside it.</summary>
internal static class ChaosTable
{
    private static readonly string[] Columns =
    [
        "broken", "how", "requests", "not 200", "short, empty, wrong", "p50", "p95", "p99 ms", "served meanwhile", "expected", "ready after", "heavy again after", "holds",
    ];

    public static string Markdown(Summary summary)
    {
        var text = new StringBuilder();
        text.AppendLine($"| {string.Join(" | ", Columns)} |");
        text.AppendLine($"|{string.Concat(Columns.Select(_ => "---|"))}");
        foreach (var row in summary.Rows ?? [])
        {
            text.AppendLine($"| {string.Join(" | ", Cells(row))} |");
        }

        text.AppendLine();
        foreach (var row in (summary.Rows ?? []).Where(row => row.NoGateway > 0))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{row.Target}, {row.Fault}: {row.NoGateway} requests came while the gateway itself was away; they stand in no other column.");
        }

        text.AppendLine(CultureInfo.InvariantCulture,
            $"`{summary.Command}`: {summary.OfferedRps:0.#} requests/s, latency from the intended start, {summary.StartedAt:yyyy-MM-dd}, commit {summary.Commit}, {summary.Machine}; load average before: {summary.LoadAverageBefore:0.0}; generator late p99 {summary.Generator.LateP99Ms:0.0} ms.");
        return text.ToString();
    }

    /// <summary>One line for the terminal.</summary>
    public static string Line(ChaosRow row) => string.Join("  ", Columns.Zip(Cells(row), static (column, cell) => $"{column} {cell}"));

    private static string[] Cells(ChaosRow row) =>
    [
        row.Target, row.Fault, Text(row.Requests), Text(row.NotOk), Text(row.ShortOrEmpty + row.Wrong), Number(row.P50Ms), Number(row.P95Ms), Number(row.P99Ms),
        Rungs(row.During), string.Join(" or ", row.ExpectedRungs), $"{Number(row.ReadyAfterSeconds)} s",
        row.HeavyAgainAfterSeconds is { } again ? $"{Number(again)} s" : "not seen", row.Thresholds.All(threshold => threshold.Holds) ? "yes" : "**no**",
    ];

    private static string Rungs(IReadOnlyDictionary<string, double> shares) => string.Join(", ", shares.Where(rung => rung.Value > 0)
        .OrderByDescending(rung => rung.Value).Select(rung => string.Create(CultureInfo.InvariantCulture, $"{rung.Key} {rung.Value * 100:0.#} %")));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}
