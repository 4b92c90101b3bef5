using System.Globalization;
using System.Text;

namespace FeedRanking.LoadTests.Results;

/// <summary>The ledger as a table: for the terminal, and as Markdown for the documents.</summary>
internal static class LedgerText
{
    private static readonly string[] Columns =
        ["stage", "cap", "mean", "p50", "p95", "p99", "headroom", "queue mean/p99", "compute mean/p99", "hop mean"];

    /// <summary>Aligned columns, all in ms.</summary>
    public static string Table(IReadOnlyList<LedgerRow> rows)
    {
        var text = new StringBuilder();
        foreach (var cells in rows.Select(Cells).Prepend(Columns))
        {
            text.AppendLine(string.Concat(cells.Select((cell, index) => index == 0 ? cell.PadRight(10) : cell.PadLeft(index < 7 ? 9 : 18))));
        }

        return rows.Count == 0 ? "" : text.ToString();
    }

    /// <summary>The table of the documents, all in ms.</summary>
    public static IEnumerable<string> Markdown(IReadOnlyList<LedgerRow> rows)
    {
        yield return $"| {string.Join(" | ", Columns)} |";
        yield return $"|{string.Concat(Columns.Select(_ => "---|"))}";
        foreach (var row in rows)
        {
            yield return $"| {string.Join(" | ", Cells(row))} |";
        }
    }

    private static string[] Cells(LedgerRow row) =>
    [
        row.Stage, Number(row.CapMs, "0"), Number(row.MeanMs), Number(row.P50Ms), Number(row.P95Ms), Number(row.P99Ms), Number(row.HeadroomMs),
        Pair(row.QueueMeanMs, row.QueueP99Ms), Pair(row.ComputeMeanMs, row.ComputeP99Ms), Number(row.HopMeanMs),
    ];

    private static string Pair(double? mean, double? p99) => mean is null ? "" : $"{Number(mean)} / {Number(p99)}";

    private static string Number(double? value, string format = "0.0") => value?.ToString(format, CultureInfo.InvariantCulture) ?? "";
}
