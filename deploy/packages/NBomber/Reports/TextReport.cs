using System.Text;
using NBomber.Engine;

namespace NBomber.Reports;

/// <summary>For terminals and logs.</summary>
internal static class TextReport
{
    public static string Write(SessionResult result)
    {
        var text = new StringBuilder("test info").AppendLine();
        foreach (var (label, value) in ReportContent.SessionFacts(result))
        {
            text.AppendLine($"{label}: {value}");
        }

        foreach (var scenario in result.Stats.ScenarioStats)
        {
            text.AppendLine().AppendLine($"scenario: {scenario.ScenarioName}");
            foreach (var (label, value) in ReportContent.ScenarioFacts(result, scenario))
            {
                text.AppendLine($"  - {label}: {value}");
            }

            foreach (var table in ReportContent.Tables(result, scenario))
            {
                Append(text.AppendLine().AppendLine($"{table.Title} for scenario: {scenario.ScenarioName}"), table);
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, ReportTable table)
    {
        var widths = table.Header.Select((title, column) => table.Rows.Select(row => row[column].Length).Append(title.Length).Max()).ToList();
        var line = "+" + string.Join("+", widths.Select(width => new string('-', width + 2))) + "+";
        text.AppendLine(line).AppendLine(Row(table.Header, widths)).AppendLine(line);
        foreach (var row in table.Rows)
        {
            text.AppendLine(row.All(cell => cell.Length == 0) ? line : Row(row, widths));
        }

        text.AppendLine(line);
    }

    private static string Row(IReadOnlyList<string> cells, List<int> widths) =>
        "| " + string.Join(" | ", cells.Select((cell, column) => cell.PadRight(widths[column]))) + " |";
}
