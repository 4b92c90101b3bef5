using System.Globalization;
using System.Text.RegularExpressions;

namespace FeedRanking.LoadTests.Metrics;

/// <summary>A page of /metrics (Prometheus text format 0.0.4).</summary>
internal sealed partial class PrometheusPage
{
    private readonly ILookup<string, (IReadOnlyDictionary<string, string> Labels, double Value)> _samples;

    /// <param name="text">Lines that are no samples are left out.</param>
    public PrometheusPage(string text) => _samples = text.Split('\n')
        .Select(line => Sample().Match(line))
        .Where(match => match.Success)
        .ToLookup(
            match => match.Groups[1].Value,
            match => ((IReadOnlyDictionary<string, string>)Label().Matches(match.Groups[2].Value)
                .ToDictionary(label => label.Groups[1].Value, label => label.Groups[2].Value), NumberOf(match.Groups[3].Value)));

    /// <summary>Sum over all samples of a name that have these labels; 0 when there is none.</summary>
    public double Sum(string name, params (string Name, string Value)[] labels) => Find(name, labels).Sum(sample => sample.Value);

    /// <summary>Whether the page has any sample of a name.</summary>
    public bool Has(string name) => _samples.Contains(name);

    /// <summary>The values of one label with the sums of their samples.</summary>
    public IReadOnlyDictionary<string, double> SumBy(string name, string label) => _samples[name]
        .Where(sample => sample.Labels.ContainsKey(label))
        .GroupBy(sample => sample.Labels[label])
        .ToDictionary(group => group.Key, group => group.Sum(sample => sample.Value));

    /// <summary>Every sample of a name with its labels; empty when there is none.</summary>
    public IEnumerable<(IReadOnlyDictionary<string, string> Labels, double Value)> All(string name) => _samples[name];

    /// <summary>A histogram: all series that have these labels added up. Empty when there is none.</summary>
    /// <param name="name">Without <c>_bucket</c>.</param>
    /// <param name="labels">What the series must have; a value that ends in * stands for what begins so.</param>
    public Histogram Histogram(string name, params (string Name, string Value)[] labels)
    {
        var buckets = Find($"{name}_bucket", labels)
            .GroupBy(sample => NumberOf(sample.Labels["le"]))
            .OrderBy(group => group.Key)
            .Select(group => new Bucket(group.Key, group.Sum(sample => sample.Value)));
        return new Histogram([.. buckets], Sum($"{name}_sum", labels));
    }

    private IEnumerable<(IReadOnlyDictionary<string, string> Labels, double Value)> Find(string name, (string Name, string Value)[] labels) =>
        _samples[name].Where(sample => labels.All(label => sample.Labels.TryGetValue(label.Name, out var value) && Fits(value, label.Value)));

    private static bool Fits(string value, string wanted) =>
        wanted.EndsWith('*') ? value.StartsWith(wanted[..^1], StringComparison.Ordinal) : value == wanted;

    private static double NumberOf(string text) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };

    [GeneratedRegex("^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)\\})? ([-+0-9.eE]+|NaN|[-+]Inf)(?: [0-9]+)?\r?$")]
    private static partial Regex Sample();

    [GeneratedRegex("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex Label();
}
