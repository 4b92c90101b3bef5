using System.Text.RegularExpressions;

namespace FeedRanking.Integration.Tests.Telemetry;

/// <summary>A page of <c>/metrics</c>, read as Prometheus reads it.</summary>
internal sealed partial class MetricsPage
{
    private readonly Dictionary<string, string> _types = [];
    private readonly Dictionary<string, string> _helps = [];
    private readonly List<(string Family, IReadOnlyDictionary<string, string> Labels)> _samples = [];

    public MetricsPage(string service, string text)
    {
        Service = service;
        Text = text;
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Comment().Match(line) is { Success: true } comment)
            {
                (comment.Groups[1].Value == "TYPE" ? _types : _helps).Add(comment.Groups[2].Value, comment.Groups[3].Value);
            }
            else
            {
                var sample = Sample().Match(line);
                sample.Success.ShouldBeTrue($"{service}: '{line}' is no sample");
                _samples.Add((FamilyOf(sample.Groups[1].Value), Label().Matches(sample.Groups[2].Value)
                    .ToDictionary(label => label.Groups[1].Value, label => label.Groups[2].Value)));
            }
        }
    }

    /// <summary>Who answered it, by <c>service.name</c>.</summary>
    public string Service { get; }

    public string Text { get; }

    public IReadOnlyDictionary<string, string> Types => _types;

    public IReadOnlyDictionary<string, string> Helps => _helps;

    public IReadOnlyList<(string Family, IReadOnlyDictionary<string, string> Labels)> Samples => _samples;

    private string FamilyOf(string name) =>
        _types.ContainsKey(name) ? name : name[..name.LastIndexOf('_')];

    [GeneratedRegex(@"^# (TYPE|HELP) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.*)$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^([a-zA-Z_:][a-zA-Z0-9_:]*)\{(.*)\} ([-+0-9.eE]+|NaN|[-+]Inf)$")]
    private static partial Regex Sample();

    [GeneratedRegex("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex Label();
}
