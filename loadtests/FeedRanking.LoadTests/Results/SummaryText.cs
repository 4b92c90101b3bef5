using System.Globalization;
using System.Text;

namespace FeedRanking.LoadTests.Results;

/// <summary>A summary for eyes, on standard output.</summary>
internal static class SummaryText
{
    public static string Write(Summary summary)
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
        Line($"{summary.Scenario}: {summary.OfferedRps:0.#}/s offered for {summary.Seconds:0} s, {summary.Sent} sent, {summary.Failed} failed, {summary.Empty} empty (warm-up of {summary.WarmUp.Seconds} s, {summary.WarmUp.Requests} requests, left out)");
        Line($"latency from the intended start: p50 {summary.P50Ms:0.0}  p95 {summary.P95Ms:0.0}  p99 {summary.P99Ms:0.0}  max {summary.MaxMs:0.0} ms");
        foreach (var (kind, pages) in summary.Pages.Where(pair => pair.Value.Count > 0))
        {
            Line($"  {kind,-5} pages: {pages.Count,7}  p50 {pages.P50Ms:0.0}  p95 {pages.P95Ms:0.0}  p99 {pages.P99Ms:0.0} ms");
        }

        Line($"served by: {string.Join(", ", summary.ServedBy.Select(rung => $"{rung.Key} {rung.Value}"))}");
        if (summary.Failures.Count > 0)
        {
            Line($"failures: {string.Join(", ", summary.Failures.Select(reason => $"{reason.Key} {reason.Value}"))}");
        }

        Line($"generator late: p50 {summary.Generator.LateP50Ms:0.00}  p99 {summary.Generator.LateP99Ms:0.0}  max {summary.Generator.LateMaxMs:0.0} ms (limit of p99 {summary.Generator.LimitP99Ms:0.#})");
        text.Append(LedgerText.Table(summary.Ledger));
        if (summary.CpuMsPerRequest.Count > 0)
        {
            Line($"CPU per request, ms: {string.Join(", ", summary.CpuMsPerRequest.Select(part => FormattableString.Invariant($"{part.Key} {part.Value:0.00}")))}; in all {summary.CpuMsPerRequest.Values.Sum():0.00}");
        }

        Extras(summary, Line);
        foreach (var threshold in summary.Thresholds)
        {
            Line($"{(threshold.Holds ? "holds " : "BROKEN")} {threshold.Name} {threshold.Measured:0.####} {threshold.Relation} {threshold.Limit:0.####}");
        }

        Line($"machine: {summary.Machine}; load average before: {summary.LoadAverageBefore:0.0}; commit {summary.Commit}");
        return text.ToString();
    }

    private static void Extras(Summary summary, Action<FormattableString> line)
    {
        if (summary.P99 is { } p99)
        {
            line($"where the {p99.LatencyMs:0.0} ms of the p99 went (mean of {p99.Requests} requests around it): {string.Join(", ", p99.PartsMs.Select(part => FormattableString.Invariant($"{part.Key} {part.Value:0.0}")))}");
        }

        foreach (var phase in summary.Phases ?? [])
        {
            line($"  {phase.Name,-10} {phase.OfferedRps,7:0.0}/s for {phase.Seconds,4:0} s: p50 {phase.P50Ms:0.0}  p95 {phase.P95Ms:0.0}  p99 {phase.P99Ms:0.0} ms  heavy {phase.HeavyShare:P1}  failed {phase.Failed}  good {phase.GoodputRps:0.0}/s");
        }

        if (summary.Overload is { } overload)
        {
            line($"  goodput at 1x {overload.GoodputRps:0.0}/s, at 2x {overload.GoodputUnderOverloadRps:0.0}/s, afterwards {overload.GoodputAfterwardsRps:0.0}/s; heavy again after {overload.RecoverySeconds:0} s; quality factor down to {overload.LeastQuality:0.00}, {overload.Reversals} swings; see {TimelineFiles.Csv} and {TimelineFiles.Plot}");
        }

        foreach (var (what, slope) in summary.Slopes ?? new Dictionary<string, Measuring.Slope>())
        {
            line($"  {what,-28} mean {slope.Mean:0.0}, {slope.PerHour:+0.00;-0.00} ± {slope.StandardError:0.00} an hour ({slope.Count} points)");
        }

        foreach (var row in summary.Rows ?? [])
        {
            line($"  {ChaosTable.Line(row)}");
        }

        if (summary.Ramp is { } ramp)
        {
            line($"highest rate that holds: {ramp.HighestRps:0.0}/s; closed-loop saturation {ramp.SaturationRps:0.0} feeds/s; ratio {ramp.Ratio:0.00}");
        }

        if (summary.Foreign is { } foreign)
        {
            line($"  ours p50 {foreign.Ours.P50Ms:0.0}  p95 {foreign.Ours.P95Ms:0.0}  p99 {foreign.Ours.P99Ms:0.0} ms ({foreign.Ours.Count})");
            line($"  ghz  p50 {foreign.Ghz.P50Ms:0.0}  p95 {foreign.Ghz.P95Ms:0.0}  p99 {foreign.Ghz.P99Ms:0.0} ms ({foreign.Ghz.Count})");
        }
    }
}
