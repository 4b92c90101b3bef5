using System.Globalization;

namespace FeedRanking.Benchmarks.Running;

/// <summary>What a process says about itself under /metrics at one moment: by name, summed over attributes.</summary>
internal sealed class Counters
{
    private readonly Dictionary<string, double> _values = new(StringComparer.Ordinal);

    private Counters()
    {
    }

    public double this[string name] => _values.GetValueOrDefault(name);

    public static async Task<Counters> ReadAsync(HttpClient http, Uri service) =>
        Parse(await http.GetStringAsync(new Uri(service, "/metrics")));

    /// <summary>Reads Prometheus text.</summary>
    public static Counters Parse(string text)
    {
        var counters = new Counters();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var end = line.LastIndexOf(' ');
            if (line[0] == '#' || end < 0)
            {
                continue;
            }

            var brace = line.IndexOf('{', StringComparison.Ordinal);
            var name = line[..(brace < 0 ? end : brace)];
            if (double.TryParse(line.AsSpan(end + 1), CultureInfo.InvariantCulture, out var value))
            {
                counters._values[name] = counters[name] + value;
            }
        }

        return counters;
    }
}
