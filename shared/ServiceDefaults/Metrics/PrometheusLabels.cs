using System.Globalization;
using System.Text;

namespace FeedRanking.ServiceDefaults.Metrics;

/// <summary>The labels of one sample. Attributes whose names become equal share one label, their values joined by a semicolon.</summary>
internal sealed class PrometheusLabels
{
    private readonly List<KeyValuePair<string, string>> _labels = [];

    public void Add(string attribute, object? value)
    {
        var name = PrometheusNames.ForLabel(attribute);
        var text = value is bool flag ? (flag ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;
        var same = _labels.FindIndex(label => label.Key == name);
        if (same >= 0)
        {
            _labels[same] = new(name, $"{_labels[same].Value};{text}");
        }
        else
        {
            _labels.Add(new(name, text));
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (name, value) in _labels)
        {
            text.Append(text.Length == 0 ? string.Empty : ",").Append(name).Append("=\"").Append(Escape(value)).Append('"');
        }

        return text.ToString();
    }

    private static string Escape(string value) => value
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);
}
