using System.Text;
using OpenTelemetry.Metrics;

namespace FeedRanking.ServiceDefaults.Metrics;

/// <summary>OpenTelemetry names and units as Prometheus writes them (the compatibility rules of the OpenTelemetry specification).</summary>
internal static class PrometheusNames
{
    private const string TotalSuffix = "_total";

    private static readonly Dictionary<string, string> Units = new(StringComparer.Ordinal)
    {
        ["d"] = "days",
        ["h"] = "hours",
        ["min"] = "minutes",
        ["s"] = "seconds",
        ["ms"] = "milliseconds",
        ["us"] = "microseconds",
        ["ns"] = "nanoseconds",
        ["By"] = "bytes",
        ["KiBy"] = "kibibytes",
        ["MiBy"] = "mebibytes",
        ["GiBy"] = "gibibytes",
        ["kBy"] = "kilobytes",
        ["MBy"] = "megabytes",
        ["GBy"] = "gigabytes",
        ["Hz"] = "hertz",
        ["%"] = "percent",
    };

    private static readonly Dictionary<string, string> PerUnits = new(StringComparer.Ordinal)
    {
        ["s"] = "second",
        ["min"] = "minute",
        ["h"] = "hour",
        ["d"] = "day",
    };

    public static string TypeOf(Metric metric) => metric.MetricType switch
    {
        MetricType.LongSum or MetricType.DoubleSum => "counter",
        MetricType.Histogram => "histogram",
        _ => "gauge",
    };

    public static string ForMetric(Metric metric) => ForMetric(metric.Name, metric.Unit, TypeOf(metric));

    public static string ForMetric(string otelName, string otelUnit, string type)
    {
        var name = Sanitise(otelName);
        var isCounter = type == "counter";
        if (isCounter && name.EndsWith(TotalSuffix, StringComparison.Ordinal))
        {
            name = name[..^TotalSuffix.Length];
        }

        var unit = UnitSuffix(otelUnit, type);
        if (unit.Length > 0 && name != unit && !name.EndsWith("_" + unit, StringComparison.Ordinal))
        {
            name = $"{name}_{unit}";
        }

        return isCounter ? name + TotalSuffix : name;
    }

    public static string ForLabel(string attribute) => Sanitise(attribute).Replace(':', '_');

    private static string UnitSuffix(string unit, string type)
    {
        if (string.IsNullOrEmpty(unit))
        {
            return string.Empty;
        }

        if (unit == "1")
        {
            return type == "gauge" ? "ratio" : string.Empty;
        }

        var slash = unit.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return Map(Units, unit);
        }

        var (over, under) = (Map(Units, unit[..slash]), Map(PerUnits, unit[(slash + 1)..]));
        return under.Length == 0 ? over : over.Length == 0 ? $"per_{under}" : $"{over}_per_{under}";
    }

    /// <summary>What stands in braces is a remark, not a unit.</summary>
    private static string Map(Dictionary<string, string> names, string unit) =>
        unit.StartsWith('{') ? string.Empty : names.TryGetValue(unit, out var name) ? name : Sanitise(unit).Trim('_');

    /// <summary>Letters, digits, colons and single underscores; no digit first.</summary>
    private static string Sanitise(string text)
    {
        var result = new StringBuilder(text.Length + 1);
        foreach (var c in text)
        {
            var allowed = char.IsAsciiLetterOrDigit(c) || c is ':' or '_' ? c : '_';
            if (result.Length == 0 && char.IsAsciiDigit(allowed))
            {
                result.Append('_');
            }

            if (allowed != '_' || result.Length == 0 || result[^1] != '_')
            {
                result.Append(allowed);
            }
        }

        return result.ToString();
    }
}
