using System.Globalization;
using NBomber.Contracts;
using NBomber.Contracts.Stats;
using NBomber.Engine;

namespace NBomber.Reports;

/// <summary>What the text, Markdown and HTML reports say, before it has a form.</summary>
internal static class ReportContent
{
    /// <summary>About the session.</summary>
    public static IEnumerable<(string Label, string Value)> SessionFacts(SessionResult result)
    {
        var (test, node) = (result.Stats.TestInfo, result.Stats.NodeInfo);
        yield return ("test suite", test.TestSuite);
        yield return ("test name", test.TestName);
        yield return ("session id", test.SessionId);
        yield return ("started", test.Created.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture));
        yield return ("duration", Number.Time(result.Stats.Duration));
        yield return ("ended", result.StopReason is { } reason ? $"early: {reason}" : "as planned");
        yield return ("machine", $"{node.MachineName}, {node.CoresCount} cores, {node.OS}, {node.DotNetVersion}");
        if (result.Tags.Count > 0)
        {
            yield return ("tags", string.Join(", ", result.Tags.Select(tag => $"{tag.Key}={tag.Value}")));
        }

        foreach (var hint in result.Stats.PluginsData.SelectMany(data => data.Hints))
        {
            yield return ("hint", hint);
        }
    }

    /// <summary>About a scenario.</summary>
    public static IEnumerable<(string Label, string Value)> ScenarioFacts(SessionResult result, ScenarioStats scenario)
    {
        var detail = result.DetailOf(scenario);
        yield return ("ok count", Number.Text(scenario.AllOkCount));
        yield return ("fail count", Number.Text(scenario.AllFailCount));
        yield return ("all data", $"{Number.Mb(scenario.AllBytes)} MB");
        yield return ("duration", Number.Time(scenario.Duration));
        yield return ("warm-up", detail.WarmUp is { } warmUp ? $"{Number.Time(warmUp)}, {detail.WarmUpRequests} requests, not counted" : "none");
        foreach (var simulation in detail.Simulations)
        {
            yield return ("load simulation", Describe(simulation));
        }

        yield return ("latency counts from", "the intended start of each request");
    }

    /// <summary>The tables of a scenario, in order.</summary>
    public static IEnumerable<ReportTable> Tables(SessionResult result, ScenarioStats scenario)
    {
        yield return Measurements("ok stats", scenario, isError: false);
        if (scenario.Fail.Request.Count > 0)
        {
            yield return Measurements("fail stats", scenario, isError: true);
        }

        yield return StatusCodes(scenario);
        var thresholds = result.Stats.Thresholds.Where(threshold => threshold.ScenarioName == scenario.ScenarioName).ToList();
        if (thresholds.Count > 0)
        {
            yield return Thresholds(thresholds);
        }

        if (result.DetailOf(scenario).Lateness is { Count: > 0 } lateness)
        {
            yield return new ReportTable(
                "generator lateness",
                ["requests", "p50 (ms)", "p95 (ms)", "p99 (ms)", "max (ms)"],
                [[Number.Text(lateness.Count), .. new[] { lateness.P50Ms, lateness.P95Ms, lateness.P99Ms, lateness.MaxMs }.Select(Number.Text)]]);
        }
    }

    /// <summary>Codes with their counts; responses without a code have a line of their own.</summary>
    public static IEnumerable<(string Code, bool IsError, int Count, string Message)> CodesOf(ScenarioStats scenario)
    {
        foreach (var (stats, isError) in new[] { (scenario.Ok, false), (scenario.Fail, true) })
        {
            foreach (var code in stats.StatusCodes)
            {
                yield return (code.StatusCode, isError, code.Count, code.Message);
            }

            var without = stats.Request.Count - stats.StatusCodes.Sum(code => code.Count);
            if (without > 0)
            {
                yield return (isError ? "fail (no status)" : "ok (no status)", isError, without, "");
            }
        }
    }

    private static ReportTable Measurements(string title, ScenarioStats scenario, bool isError)
    {
        var rows = new List<IReadOnlyList<string>>();
        AddRows(rows, "scenario name", scenario.ScenarioName, scenario.Ok, scenario.Fail, isError);
        foreach (var step in scenario.StepStats)
        {
            rows.Add(["", ""]);
            AddRows(rows, "step name", step.StepName, step.Ok, step.Fail, isError);
        }

        return new ReportTable(title, ["scenario and steps", title], rows);
    }

    private static void AddRows(
        List<IReadOnlyList<string>> rows, string kind, string name, MeasurementStats ok, MeasurementStats fail, bool isError)
    {
        var (latency, data) = isError ? (fail.Latency, fail.DataTransfer) : (ok.Latency, ok.DataTransfer);
        rows.Add([kind, name]);
        rows.Add(["requests", List(("total", ok.Request.Count + fail.Request.Count), ("ok", ok.Request.Count), ("fail", fail.Request.Count))]);
        rows.Add(["RPS (req/sec)", List(("total", ok.Request.RPS + fail.Request.RPS), ("ok", ok.Request.RPS), ("fail", fail.Request.RPS))]);
        rows.Add(["latency (ms)", List(("min", latency.MinMs), ("mean", latency.MeanMs), ("max", latency.MaxMs), ("StdDev", latency.StdDev))]);
        rows.Add(["latency percentile (ms)",
            List(("p50", latency.Percent50), ("p75", latency.Percent75), ("p95", latency.Percent95), ("p99", latency.Percent99))]);
        if (data.AllBytes > 0)
        {
            var sizes = $"min = {Number.Kb(data.MinBytes)}, mean = {Number.Kb(data.MeanBytes)}, max = {Number.Kb(data.MaxBytes)}";
            rows.Add(["data transfer (KB)", $"{sizes}, throughput = {Number.Kb(data.BytesPerSecond)} KB/s, total = {Number.Mb(data.AllBytes)} MB"]);
        }
    }

    private static string List(params (string Name, double Value)[] values) =>
        string.Join(", ", values.Select(pair => $"{pair.Name} = {Number.Text(pair.Value)}"));

    private static ReportTable StatusCodes(ScenarioStats scenario) => new(
        "status codes",
        ["status code", "outcome", "count", "message"],
        [.. CodesOf(scenario).Select(code => (string[])[code.Code, code.IsError ? "fail" : "ok", Number.Text(code.Count), code.Message])]);

    private static ReportTable Thresholds(IEnumerable<ThresholdResult> thresholds) => new(
        "thresholds",
        ["threshold", "step", "result", "failed checks", "error"],
        [.. thresholds.Select(threshold => (string[])[
            threshold.CheckExpression, threshold.StepName, threshold.IsFailed ? "FAILED" : "passed",
            Number.Text(threshold.ErrorCount), threshold.ExceptionMsg])]);

    private static string Describe(LoadSimulation simulation) => simulation switch
    {
        LoadSimulation.RampingConstant ramp => $"{ramp.Name}, copies: {ramp.Copies}, during: {Number.Time(ramp.During)}",
        LoadSimulation.KeepConstant keep => $"{keep.Name}, copies: {keep.Copies}, during: {Number.Time(keep.During)}",
        LoadSimulation.IterationsForConstant iterations => $"{iterations.Name}, copies: {iterations.Copies}, iterations: {iterations.Iterations}",
        LoadSimulation.IterationsForInject iterations =>
            $"{iterations.Name}, rate: {iterations.Rate}, interval: {Number.Time(iterations.Interval)}, iterations: {iterations.Iterations}",
        LoadSimulation.RampingInject ramp =>
            $"{ramp.Name}, rate: {ramp.Rate}, interval: {Number.Time(ramp.Interval)}, during: {Number.Time(ramp.During)}",
        LoadSimulation.Inject inject =>
            $"{inject.Name}, rate: {inject.Rate}, interval: {Number.Time(inject.Interval)}, during: {Number.Time(inject.During)}",
        LoadSimulation.InjectRandom inject =>
            $"{inject.Name}, rate: {inject.MinRate}-{inject.MaxRate}, interval: {Number.Time(inject.Interval)}, during: {Number.Time(inject.During)}",
        _ => $"{simulation.Name}, during: {Number.Time(simulation.Duration ?? TimeSpan.Zero)}",
    };
}
