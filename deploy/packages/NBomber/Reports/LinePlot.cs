using System.Globalization;
using System.Net;
using System.Text;

namespace NBomber.Reports;

/// <summary>Lines over time as SVG. Colours come from the page's style, so that one drawing serves light and dark.</summary>
internal static class LinePlot
{
    private const int Width = 760;
    private const int Height = 250;
    private const int Left = 58;
    private const int Right = 12;
    private const int Top = 30;
    private const int Bottom = 28;
    private const int WantedTicks = 5;

    // More marks than this would hide the line.
    private const int MaxMarks = 150;

    /// <param name="title">Says what and in which unit.</param>
    /// <param name="series">At least one; all may be empty.</param>
    public static string Draw(string title, IReadOnlyList<Series> series)
    {
        var points = series.SelectMany(line => line.Points).ToList();
        var maxX = Math.Max(1, points.Select(point => point.Seconds).DefaultIfEmpty(1).Max());
        var stepY = NiceStep(Math.Max(1e-9, points.Select(point => point.Value).DefaultIfEmpty(1).Max()));
        var maxY = stepY * Math.Max(1, Math.Ceiling(points.Select(point => point.Value).DefaultIfEmpty(1).Max() / stepY));
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(title)}\">");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"title\" x=\"{Left}\" y=\"16\">{WebUtility.HtmlEncode(title)}</text>");
        for (var value = 0.0; value <= maxY * 1.0001; value += stepY)
        {
            var y = Y(value, maxY);
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"grid\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{y:0.#}\" y2=\"{y:0.#}\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"tick end\" x=\"{Left - 6}\" y=\"{y + 4:0.#}\">{Number.Text(value)}</text>");
        }

        var stepX = NiceStep(maxX);
        for (var seconds = 0.0; seconds <= maxX * 1.0001; seconds += stepX)
        {
            svg.Append(CultureInfo.InvariantCulture,
                $"<text class=\"tick middle\" x=\"{X(seconds, maxX):0.#}\" y=\"{Height - 8}\">{Number.Text(seconds)} s</text>");
        }

        foreach (var line in series)
        {
            Append(svg, line, maxX, maxY);
        }

        AppendLegend(svg, series);
        return svg.Append("</svg>").ToString();
    }

    private static void Append(StringBuilder svg, Series line, double maxX, double maxY)
    {
        if (line.Points.Count == 0)
        {
            return;
        }

        var path = line.Points.Select(point =>
            string.Create(CultureInfo.InvariantCulture, $"{X(point.Seconds, maxX):0.#},{Y(point.Value, maxY):0.#}"));
        svg.Append(CultureInfo.InvariantCulture, $"<polyline class=\"line {line.Style}\" points=\"{string.Join(' ', path)}\"/>");
        foreach (var (seconds, value) in line.Points.Count <= MaxMarks ? line.Points : [])
        {
            var hover = $"<title>{WebUtility.HtmlEncode(line.Name)}: {Number.Text(value)} at {Number.Text(seconds)} s</title>";
            svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"mark {line.Style}\" ");
            svg.Append(CultureInfo.InvariantCulture, $"cx=\"{X(seconds, maxX):0.#}\" cy=\"{Y(value, maxY):0.#}\" r=\"2.5\">{hover}</circle>");
        }
    }

    private static void AppendLegend(StringBuilder svg, IReadOnlyList<Series> series)
    {
        var x = Width - Right - (series.Count * 70);
        foreach (var line in series)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"mark {line.Style}\" x=\"{x}\" y=\"9\" width=\"14\" height=\"4\" rx=\"2\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"tick\" x=\"{x + 19}\" y=\"15\">{WebUtility.HtmlEncode(line.Name)}</text>");
            x += 70;
        }
    }

    private static double X(double seconds, double max) => Left + ((Width - Left - Right) * (seconds / max));

    private static double Y(double value, double max) => Height - Bottom - ((Height - Top - Bottom) * (value / max));

    // 1, 2 or 5 times a power of ten.
    private static double NiceStep(double max)
    {
        var raw = max / WantedTicks;
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        return (raw / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 } * power;
    }
}
