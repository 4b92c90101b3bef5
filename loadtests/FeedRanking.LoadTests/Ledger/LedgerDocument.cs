using System.Globalization;
using FeedRanking.LoadTests.Results;

namespace FeedRanking.LoadTests.Ledger;

/// <summary>
/// Writes the last proof of the budget into the documents, between <c>&lt;!-- ledger --&gt;</c> and <c>&lt;!-- /ledger --&gt;</c>. What stands there is made from the
/// result file alone, so that a test can tell when they differ.
/// </summary>
internal static class LedgerDocument
{
    private const string Begin = "<!-- ledger -->";
    private const string End = "<!-- /ledger -->";

    /// <summary>The text with everything between the marks replaced.</summary>
    /// <exception cref="LoadTestException">The marks are missing.</exception>
    public static string Replace(string text, IEnumerable<string> lines)
    {
        var (from, to) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        return from >= 0 && to > from
            ? $"{text[..(from + Begin.Length)]}\n{string.Join('\n', lines)}\n{text[to..]}"
            : throw new LoadTestException($"The document has no {Begin} and {End}.");
    }

    /// <summary>For docs/performance.md: everything.</summary>
    public static IEnumerable<string> Whole(Summary summary)
    {
        yield return Said(summary);
        yield return "";
        foreach (var line in LedgerText.Markdown(summary.Ledger))
        {
            yield return line;
        }

        yield return "";
        yield return string.Create(CultureInfo.InvariantCulture, $"Latency from the intended start, all requests: p50 {summary.P50Ms:0.0}, p95 {summary.P95Ms:0.0}, p99 {summary.P99Ms:0.0}, max {summary.MaxMs:0.0} ms of {summary.BudgetMs["total"]:0} ms; {Pages(summary)}. Share `heavy` {summary.HeavyShare:P2}; generator late by {summary.Generator.LateP50Ms:0.0} (p50), {summary.Generator.LateP99Ms:0.0} (p99), {summary.Generator.LateMaxMs:0.0} ms (max). CPU per request, ms: {Cpu(summary)}.");
        if (summary.P99 is { } p99)
        {
            yield return "";
            yield return string.Create(CultureInfo.InvariantCulture, $"Where the p99 went: means of the {p99.Requests} requests between the 98.5th and the 99.5th percentile, {p99.LatencyMs:0.0} ms in all.");
            yield return "";
            yield return "| part | ms |";
            yield return "|---|---|";
            foreach (var (part, ms) in p99.PartsMs)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"| {part} | {ms:0.0} |");
            }
        }
    }

    /// <summary>For README.md: caps and percentiles.</summary>
    public static IEnumerable<string> Short(Summary summary)
    {
        yield return "| step | cap ms | p50 | p95 | p99 |";
        yield return "|---|---|---|---|---|";
        foreach (var row in summary.Ledger)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"| {row.Stage} | {row.CapMs:0} | {row.P50Ms:0.0} | {row.P95Ms:0.0} | {row.P99Ms:0.0} |");
        }

        yield return string.Create(CultureInfo.InvariantCulture, $"| **whole request** | **{summary.BudgetMs["total"]:0}** | **{summary.P50Ms:0.0}** | **{summary.P95Ms:0.0}** | **{summary.P99Ms:0.0}** |");
        yield return "";
        yield return Said(summary);
    }

    private static string Said(Summary summary) => string.Create(CultureInfo.InvariantCulture, $"`{summary.Command}` at {summary.OfferedRps:0.#} requests/s for {summary.Seconds:0} s ({summary.Sent} requests; warm-up of {summary.WarmUp.Seconds} s left out), {summary.StartedAt:yyyy-MM-dd}, commit {summary.Commit}, {summary.Machine}; load average before: {summary.LoadAverageBefore:0.0}.");

    private static string Pages(Summary summary) => string.Join(", ", summary.Pages.Select(pages =>
        string.Create(CultureInfo.InvariantCulture, $"{pages.Key} pages ({pages.Value.Count}) {pages.Value.P50Ms:0.0} / {pages.Value.P95Ms:0.0} / {pages.Value.P99Ms:0.0}")));

    private static string Cpu(Summary summary) => string.Create(
        CultureInfo.InvariantCulture,
        $"{string.Join(", ", summary.CpuMsPerRequest.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Key} {part.Value:0.0}")))}; in all {summary.CpuMsPerRequest.Values.Sum():0.0}");
}
