using System.Text;
using NBomber.Engine;

namespace NBomber.Reports;

/// <summary>For pages of a repository.</summary>
internal static class MarkdownReport
{
    public static string Write(SessionResult result)
    {
        var text = new StringBuilder("> test info").AppendLine().AppendLine();
        foreach (var (label, value) in ReportContent.SessionFacts(result))
        {
            text.AppendLine($"{label}: `{value}`").AppendLine();
        }

        foreach (var scenario in result.Stats.ScenarioStats)
        {
            text.AppendLine("> scenario stats").AppendLine().AppendLine($"scenario: `{scenario.ScenarioName}`").AppendLine();
            foreach (var (label, value) in ReportContent.ScenarioFacts(result, scenario))
            {
                text.AppendLine($"  - {label}: `{value}`");
            }

            foreach (var table in ReportContent.Tables(result, scenario))
            {
                text.AppendLine().AppendLine($"> {table.Title} for scenario: `{scenario.ScenarioName}`").AppendLine();
                text.AppendLine(Row(table.Header)).AppendLine(Row(table.Header.Select(_ => "---")));
                foreach (var row in table.Rows)
                {
                    text.AppendLine(Row(row.Select(Escape)));
                }
            }

            text.AppendLine();
        }

        return text.ToString();
    }

    private static string Row(IEnumerable<string> cells) => $"|{string.Join('|', cells)}|";

    private static string Escape(string cell) =>
        cell.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
