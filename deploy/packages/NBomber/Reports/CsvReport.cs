using System.Text;
using NBomber.Contracts.Stats;
using NBomber.Engine;

namespace NBomber.Reports;

/// <summary>A line per scenario and per step, for programs. Latencies in milliseconds.</summary>
internal static class CsvReport
{
    private static readonly char[] NeedQuotes = [',', '"', '\r', '\n'];

    private static readonly string[] Header =
    [
        "test_suite", "test_name", "scenario", "duration", "step_name", "request_count", "ok", "failed", "rps",
        "min", "mean", "max", "50_percent", "75_percent", "95_percent", "99_percent", "std_dev",
        "data_transfer_min_kb", "data_transfer_mean_kb", "data_transfer_max_kb", "data_transfer_all_mb", "data_transfer_bytes_per_sec",
        "fail_rps", "fail_min", "fail_mean", "fail_max", "fail_50_percent", "fail_75_percent", "fail_95_percent", "fail_99_percent",
        "fail_std_dev", "fail_data_transfer_bytes_per_sec",
        "generator_lateness_50_percent", "generator_lateness_95_percent", "generator_lateness_99_percent", "generator_lateness_max",
    ];

    public static string Write(SessionResult result)
    {
        var text = new StringBuilder(string.Join(',', Header)).Append('\n');
        foreach (var scenario in result.Stats.ScenarioStats)
        {
            Append(text, result, scenario, Defaults.GlobalInformation, scenario.Ok, scenario.Fail);
            foreach (var step in scenario.StepStats)
            {
                Append(text, result, scenario, step.StepName, step.Ok, step.Fail);
            }
        }

        return text.ToString();
    }

    private static void Append(
        StringBuilder text, SessionResult result, ScenarioStats scenario, string step, MeasurementStats ok, MeasurementStats fail)
    {
        var (test, late, data) = (result.Stats.TestInfo, result.DetailOf(scenario).Lateness, ok.DataTransfer);
        string[] cells =
        [
            test.TestSuite, test.TestName, scenario.ScenarioName, Number.Time(scenario.Duration), step,
            Number.Text(ok.Request.Count + fail.Request.Count), Number.Text(ok.Request.Count), Number.Text(fail.Request.Count),
            Number.Text(ok.Request.RPS),
            .. Latency(ok.Latency),
            Number.Kb(data.MinBytes), Number.Kb(data.MeanBytes), Number.Kb(data.MaxBytes), Number.Mb(data.AllBytes), Number.Text(data.BytesPerSecond),
            Number.Text(fail.Request.RPS),
            .. Latency(fail.Latency),
            Number.Text(fail.DataTransfer.BytesPerSecond),
            Number.Text(late.P50Ms), Number.Text(late.P95Ms), Number.Text(late.P99Ms), Number.Text(late.MaxMs),
        ];
        text.AppendJoin(',', cells.Select(Quote)).Append('\n');
    }

    private static IEnumerable<string> Latency(LatencyStats latency) => new[]
    {
        latency.MinMs, latency.MeanMs, latency.MaxMs, latency.Percent50, latency.Percent75, latency.Percent95, latency.Percent99, latency.StdDev,
    }.Select(Number.Text);

    private static string Quote(string cell) =>
        cell.IndexOfAny(NeedQuotes) < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
