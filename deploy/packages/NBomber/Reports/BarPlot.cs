using System.Globalization;
using System.Net;
using System.Text;

namespace NBomber.Reports;

/// <summary>Counts as horizontal bars in SVG.</summary>
internal static class BarPlot
{
    private const int Width = 760;
    private const int RowHeight = 24;
    private const int Top = 30;
    private const int LabelWidth = 150;
    private const int CountWidth = 130;

    public static string Draw(string title, IReadOnlyList<(string Name, string Style, int Count)> bars)
    {
        var all = Math.Max(1, bars.Sum(bar => bar.Count));
        var most = Math.Max(1, bars.Select(bar => bar.Count).DefaultIfEmpty(1).Max());
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture,
            $"<svg viewBox=\"0 0 {Width} {Top + (bars.Count * RowHeight) + 6}\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(title)}\">");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"title\" x=\"8\" y=\"16\">{WebUtility.HtmlEncode(title)}</text>");
        for (var row = 0; row < bars.Count; row++)
        {
            var (name, style, count) = bars[row];
            var y = Top + (row * RowHeight);
            var length = Math.Max(2.0, (Width - LabelWidth - CountWidth) * (double)count / most);
            svg.Append(CultureInfo.InvariantCulture,
                $"<text class=\"tick end\" x=\"{LabelWidth - 8}\" y=\"{y + 14}\">{WebUtility.HtmlEncode(name)}</text>");
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<rect class=\"mark {style}\" x=\"{LabelWidth}\" y=\"{y + 3}\" width=\"{length:0.#}\" height=\"14\" rx=\"2\"/>");
            svg.Append(CultureInfo.InvariantCulture,
                $"<text class=\"tick\" x=\"{LabelWidth + length + 8:0.#}\" y=\"{y + 14}\">{count} ({Number.Text(100.0 * count / all)} %)</text>");
        }

        return svg.Append("</svg>").ToString();
    }
}
