using System.Globalization;
using System.Text;
using System.Xml.Linq;
using FeedRanking.LoadTests.Requests;

namespace FeedRanking.LoadTests.Results;

/// <summary>Draws the seconds of a load: requests by rung, p95 against the budget, quality factor, limit and requests in flight. SVG.</summary>
internal static class TimelinePlot
{
    private const double Width = 960;
    private const double PanelHeight = 150;
    private const double Left = 60;
    private const double Gap = 34;
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly string[] RungColours = ["#2a7f3f", "#8fbf5f", "#e0b040", "#c05040"];

    /// <param name="rows">At least one.</param>
    /// <param name="budgetMs">Drawn as a line.</param>
    public static string Draw(IReadOnlyList<TimelineRow> rows, double budgetMs)
    {
        var most = Math.Max(1, rows.Max(row => row.Requests));
        var limits = rows.Select(row => row.Gateway?.Limit ?? double.NaN).ToList();
        var highest = Math.Max(1, limits.Where(double.IsFinite).DefaultIfEmpty(1).Max());
        var slowest = Math.Max(budgetMs, rows.Max(row => row.P95Ms)) * 1.05;
        List<XElement> panels =
        [
            Panel(0, $"requests a second by rung: {string.Join(", ", AnswerCheck.Rungs)} (0 to {most})", Bars(rows, most)),
            Panel(1, Invariant($"p95 of the second, ms (0 to {slowest:0}); the budget of {budgetMs:0}"),
                [Line([.. rows.Select(row => row.P95Ms / slowest)], "#333366"), Line([.. rows.Select(_ => budgetMs / slowest)], "#c05040")]),
            Panel(2, "quality factor (0 to 1)", [Line([.. rows.Select(row => row.Gateway?.Quality ?? double.NaN)], "#2a7f3f")]),
            Panel(3, Invariant($"limit and requests in flight (0 to {highest:0}); shed, of the second's requests (grey)"),
            [
                Line([.. rows.Select(row => row.Requests == 0 ? 0 : Math.Min(1, row.Shed / row.Requests))], "#999999"),
                Line([.. rows.Select(row => Math.Min(1, (row.Gateway?.InFlight ?? double.NaN) / highest))], "#8080c0"),
                Line([.. limits.Select(limit => limit / highest)], "#c05040"),
            ]),
        ];
        var height = panels.Count * (PanelHeight + Gap);
        return new XElement(
            Svg + "svg", new XAttribute("viewBox", Invariant($"0 0 {Width + Left + 10} {height}")), new XAttribute("font-family", "sans-serif"),
            new XAttribute("font-size", "12"), new XElement(Svg + "rect", new XAttribute("width", "100%"), new XAttribute("height", "100%"), new XAttribute("fill", "white")),
            panels).ToString() + "\n";
    }

    private static XElement Panel(int index, string title, IEnumerable<XElement> content) => new(
        Svg + "g", new XAttribute("transform", Invariant($"translate({Left},{(index * (PanelHeight + Gap)) + Gap - 10})")),
        new XElement(Svg + "text", new XAttribute("y", "-6"), title),
        new XElement(Svg + "rect", new XAttribute("width", Invariant($"{Width}")), new XAttribute("height", Invariant($"{PanelHeight}")), new XAttribute("fill", "none"), new XAttribute("stroke", "#bbbbbb")),
        content);

    /// <summary>Through all values of 0 to 1 that are there.</summary>
    private static XElement Line(IReadOnlyList<double> values, string colour)
    {
        var points = new StringBuilder();
        for (var i = 0; i < values.Count; i++)
        {
            if (double.IsFinite(values[i]))
            {
                points.Append(CultureInfo.InvariantCulture, $"{(i + 0.5) / values.Count * Width:0.0},{(1 - values[i]) * PanelHeight:0.0} ");
            }
        }

        return new(Svg + "polyline", new XAttribute("points", points.ToString().TrimEnd()), new XAttribute("fill", "none"), new XAttribute("stroke", colour), new XAttribute("stroke-width", "1.5"));
    }

    private static IEnumerable<XElement> Bars(IReadOnlyList<TimelineRow> rows, int most)
    {
        var width = Width / rows.Count;
        for (var i = 0; i < rows.Count; i++)
        {
            var below = 0;
            for (var rung = 0; rung < RungColours.Length; rung++)
            {
                var count = rows[i].ServedBy.GetValueOrDefault(AnswerCheck.Rungs[rung]);
                below += count;
                if (count > 0)
                {
                    yield return new XElement(
                        Svg + "rect", new XAttribute("x", Invariant($"{i * width:0.0}")), new XAttribute("y", Invariant($"{(1 - (below / (double)most)) * PanelHeight:0.0}")),
                        new XAttribute("width", Invariant($"{width:0.0}")), new XAttribute("height", Invariant($"{count / (double)most * PanelHeight:0.0}")), new XAttribute("fill", RungColours[rung]));
                }
            }
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
