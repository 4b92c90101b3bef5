using System.Net;
using System.Text;
using NBomber.Contracts.Stats;
using NBomber.Engine;
using NBomber.Measuring;

namespace NBomber.Reports;

/// <summary>One page that needs nothing else: style and plots are in it, no script. Light and dark follow the reader's system.</summary>
internal static class HtmlReport
{
    public static string Write(SessionResult result)
    {
        var page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
        page.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        page.Append("<title>").Append(Encode(result.Stats.TestInfo.TestName)).Append("</title>");
        page.Append("<style>").Append(HtmlStyle.Css).Append("</style></head><body>\n");
        page.Append("<h1>").Append(Encode(result.Stats.TestInfo.TestName)).Append("</h1>\n");
        AppendFacts(page, ReportContent.SessionFacts(result));
        foreach (var scenario in result.Stats.ScenarioStats)
        {
            AppendScenario(page, result, scenario);
        }

        return page.Append("</body></html>\n").ToString();
    }

    private static void AppendScenario(StringBuilder page, SessionResult result, ScenarioStats scenario)
    {
        page.Append("<section><h2>").Append(Encode(scenario.ScenarioName)).Append("</h2>\n");
        AppendFacts(page, ReportContent.ScenarioFacts(result, scenario));
        var timeline = result.DetailOf(scenario).Timeline;
        page.Append("<div class=\"plots\">");
        page.Append(Plot(LinePlot.Draw("requests ended per second", Throughput(timeline))));
        page.Append(Plot(LinePlot.Draw("latency from the intended start, ms", Latency(timeline))));
        page.Append(Plot(BarPlot.Draw("status codes", [.. ReportContent.CodesOf(scenario).Select(code =>
            (code.Code, code.IsError ? "fail" : "ok", code.Count))])));
        page.Append("</div>\n");
        foreach (var table in ReportContent.Tables(result, scenario))
        {
            AppendTable(page, table);
        }

        page.Append("</section>\n");
    }

    private static Series[] Throughput(IReadOnlyList<TimelinePoint> timeline) =>
    [
        new("ok", "ok", [.. timeline.Select(point => (Middle(point), point.Ok / point.Span.TotalSeconds))]),
        new("fail", "fail", [.. timeline.Select(point => (Middle(point), point.Fail / point.Span.TotalSeconds))]),
    ];

    // A moment in which nothing ended has no latency: it is no point of the line.
    private static Series[] Latency(IReadOnlyList<TimelinePoint> timeline)
    {
        var busy = timeline.Where(point => point.Ok + point.Fail > 0).ToList();
        return
        [
            new("p50", "p50", [.. busy.Select(point => (Middle(point), point.P50Ms))]),
            new("p95", "p95", [.. busy.Select(point => (Middle(point), point.P95Ms))]),
            new("p99", "p99", [.. busy.Select(point => (Middle(point), point.P99Ms))]),
        ];
    }

    private static double Middle(TimelinePoint point) => (point.From + (point.Span / 2)).TotalSeconds;

    private static string Plot(string svg) => $"<figure>{svg}</figure>";

    private static void AppendFacts(StringBuilder page, IEnumerable<(string Label, string Value)> facts)
    {
        page.Append("<dl>");
        foreach (var (label, value) in facts)
        {
            page.Append("<dt>").Append(Encode(label)).Append("</dt><dd>").Append(Encode(value)).Append("</dd>");
        }

        page.Append("</dl>\n");
    }

    private static void AppendTable(StringBuilder page, ReportTable table)
    {
        page.Append("<h3>").Append(Encode(table.Title)).Append("</h3><div class=\"scroll\"><table><thead><tr>");
        foreach (var title in table.Header)
        {
            page.Append("<th>").Append(Encode(title)).Append("</th>");
        }

        page.Append("</tr></thead><tbody>");
        foreach (var row in table.Rows)
        {
            page.Append(row.Contains("FAILED") ? "<tr class=\"failed\">" : "<tr>");
            foreach (var cell in row)
            {
                page.Append("<td>").Append(Encode(cell)).Append("</td>");
            }

            page.Append("</tr>");
        }

        page.Append("</tbody></table></div>\n");
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
