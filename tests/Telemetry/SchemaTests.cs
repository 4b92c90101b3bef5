using System.Text.RegularExpressions;
using FeedRanking.Telemetry.Tests.Scanning;
using FeedRanking.Testing;
using FeedRanking.Testing.Telemetry;

namespace FeedRanking.Telemetry.Tests;

/// <summary>The schema and the code say the same, both ways. That what runs emits it is shown by tests/Integration.</summary>
public sealed partial class SchemaTests
{
    private static readonly TelemetrySchema Schema = TelemetrySchema.Current;

    [Fact]
    public void Instruments_OfTheCode_AreInTheSchemaWordForWord_AndNoOthersAre()
    {
        var code = ProductCode.Instruments.Select(made => $"{made.Kind} {string.Join(" | ", made.Texts)}").Distinct().Order(StringComparer.Ordinal);
        var schema = Schema.Metrics.Where(metric => metric.IsOurs)
            .Select(metric => $"{metric.Kind} {metric.Name} | {metric.Unit} | {metric.Description}").Order(StringComparer.Ordinal);

        // An instrument whose name, unit or description is no literal text shows up here, too.
        code.ShouldBe(schema, $"{TelemetrySchema.Path} and the instruments of services/ and shared/ differ");
    }

    [Fact]
    public void LogLines_OfTheCode_AreInTheSchemaWordForWord_AndNoOthersAre()
    {
        var known = Schema.Logs.Select(line => (line.Category, line.Level, line.Template)).ToHashSet();
        var found = new HashSet<(string Category, string Level, string Template)>();
        var unknown = new List<string>();
        foreach (var (place, level, texts) in ProductCode.LogLines)
        {
            var category = place[..place.LastIndexOf('.')];
            var line = texts.Select(text => (category, level, text)).LastOrDefault(known.Contains);
            if (line == default)
            {
                unknown.Add($"{place}, level {level}: '{string.Join("', '", texts)}'");
            }

            found.Add(line);
        }

        unknown.ShouldBeEmpty($"lines are logged that {TelemetrySchema.Path} does not have");
        known.Except(found).ShouldBeEmpty($"{TelemetrySchema.Path} has log lines that no code writes");
    }

    [Fact]
    public void LogFields_AreThePlaceholdersOfTheTemplate_AndHaveNames() => Schema.Logs.ShouldAllBe(line =>
        Placeholder().Matches(line.Template).Select(match => match.Groups[1].Value).SequenceEqual(line.Fields)
        && line.Fields.All(field => char.IsUpper(field[0])));

    [Fact]
    public void Spans_OfTheCode_AreInTheSchema()
    {
        ProductCode.SpanNames.ShouldNotBeEmpty();
        foreach (var name in ProductCode.SpanNames)
        {
            Schema.Spans.ShouldContain(
                span => span.Source.StartsWith("FeedRanking.", StringComparison.Ordinal) && Schema.Domains[span.Names].Holds(name), $"span '{name}'");
        }
    }

    [Fact]
    public void Metrics_OfOurs_AreNamedAndDescribedAlike()
    {
        foreach (var metric in Schema.Metrics.Where(metric => metric.IsOurs))
        {
            metric.Name.ShouldMatch("^feedranking(\\.[a-z][a-z0-9_]*)+$");
            metric.Unit.ShouldMatch("^(s|By|1|\\{[a-z]+\\})$", $"{metric.Name}: seconds, bytes, a ratio, or what is counted in braces");
            metric.Description.ShouldMatch("^[A-Z].*\\.$", $"{metric.Name}: a sentence");
        }
    }

    [Fact]
    public void Entries_AreUnique_ReferToDomains_AndNameServices()
    {
        Schema.Metrics.Select(metric => metric.Name).ShouldBeUnique();
        Schema.Logs.Select(line => (line.Category, line.Template)).ShouldBeUnique();
        Schema.Domains.Values.ShouldAllBe(domain => domain.Values == null != (domain.Pattern == null));
        string[] used =
        [
            .. Schema.Metrics.SelectMany(metric => metric.Attributes.Values),
            .. Schema.Spans.SelectMany(span => span.Attributes.Values.Append(span.Names)),
        ];
        used.Distinct().Order(StringComparer.Ordinal).ShouldBe(Schema.Domains.Keys.Order(StringComparer.Ordinal), "every domain is used, and is there");
        Schema.Metrics.SelectMany(metric => metric.Services).Concat(Schema.Spans.SelectMany(span => span.Services)).Distinct()
            .ShouldBeSubsetOf(TelemetrySchema.Services);
        Schema.Metrics.ShouldAllBe(metric => metric.Services.Count > 0);
    }

    [Fact]
    public void MetricsThatAreRare_SayWhenTheyAppear_AndHaveATestThatSeesThem()
    {
        foreach (var metric in Schema.Metrics.Where(metric => metric.AssertedBy is not null || (metric.Appears is not null && metric.IsOurs)))
        {
            metric.Appears.ShouldNotBeNullOrWhiteSpace($"{metric.Name}: say when it appears");
            var test = metric.AssertedBy.ShouldNotBeNull($"{metric.Name}: name the test that sees it").Split('.');
            Directory.EnumerateFiles(RepositoryRoot.Combine("tests"), test[0] + ".cs", SearchOption.AllDirectories).Select(File.ReadAllText).ShouldContain(
                text => text.Contains($" {test[1]}(", StringComparison.Ordinal) && text.Contains($"\"{metric.Name}\"", StringComparison.Ordinal),
                $"{metric.AssertedBy}, which should see {metric.Name}, is not there or does not look at it");
        }
    }

    // Each value of an attribute is a time series of its own, kept for as long as the process runs: people and videos are too many for that.
    [Fact]
    public void MetricAttributes_HoldNobodysId()
    {
        foreach (var metric in Schema.Metrics)
        {
            foreach (var (attribute, domain) in metric.Attributes)
            {
                NameOfAnId().IsMatch(attribute).ShouldBeFalse($"{metric.Name}: attribute '{attribute}' names somebody or something");
                foreach (var id in new[] { "987654321", "4099999999999", "0af7651916cd43dd8448eb211c80319c", "6f9619ff-8b86-d011-b42d-00cf4fc964ff" })
                {
                    Schema.Domains[domain].Holds(id).ShouldBeFalse($"{metric.Name}: attribute '{attribute}' could hold the id '{id}'");
                }
            }
        }
    }

    [GeneratedRegex(@"\{([A-Za-z]+)(?::[^}]*)?\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("(viewer|user|video|creator|request|item|event|session|trace)[._]?id", RegexOptions.IgnoreCase)]
    private static partial Regex NameOfAnId();
}
