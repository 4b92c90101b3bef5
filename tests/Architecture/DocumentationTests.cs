using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace FeedRanking.Architecture.Tests;

/// <summary>Documents name only what exists.</summary>
public sealed partial class DocumentationTests
{
    [Fact]
    public void InterviewAnswer_NamesOnlyFilesTestsAndCommandsThatExist()
    {
        var answer = Repository.Read("docs/interview-answer.md");
        var names = Backticked().Matches(answer).Select(match => match.Groups[1].Value).Distinct().ToList();
        names.Count.ShouldBeGreaterThan(20, "the answer should point into the code");

        var wrong = names.Where(name => !Names(name)).ToList();
        wrong.ShouldBeEmpty("docs/interview-answer.md names what does not exist");
    }

    [Fact]
    public void InterviewAnswer_HasARowForEveryPoint()
    {
        var rows = Repository.Lines("docs/interview-answer.md").Where(line => PointRow().IsMatch(line)).ToList();
        rows.Select(row => int.Parse(PointRow().Match(row).Groups[1].Value, CultureInfo.InvariantCulture))
            .ShouldBe(Enumerable.Range(1, 17), "one row per point of the question, in order; a point without an answer says 'not yet'");
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("ARCHITECTURE.md")]
    [InlineData("CONTRIBUTING.md")]
    public void Links_LeadSomewhere(string document) => BrokenLinks(document).ShouldBeEmpty();

    [Fact]
    public void LinksBetweenDocuments_LeadSomewhere() =>
        Repository.Files.Where(file => file.StartsWith("docs/", StringComparison.Ordinal) && file.EndsWith(".md", StringComparison.Ordinal))
            .SelectMany(BrokenLinks).ShouldBeEmpty();

    [Fact]
    public void Recipes_HaveAtMostEightSteps_AndNameWhatExists()
    {
        var recipes = Repository.Files.Where(file => file.StartsWith("docs/recipes/", StringComparison.Ordinal)).ToList();
        recipes.ShouldNotBeEmpty();
        foreach (var recipe in recipes)
        {
            Repository.Lines(recipe).Count(line => Step().IsMatch(line)).ShouldBeInRange(2, 8, $"{recipe}: more steps would say that the design is wrong");
            PathsOrTests(recipe).Where(name => !Names(name)).ShouldBeEmpty($"{recipe} names what does not exist");
        }
    }

    [Fact]
    public void BudgetTable_EqualsTheOptions()
    {
        var options = BudgetProperty().Matches(Repository.Read("services/FeedGateway/LatencyBudgetOptions.cs"))
            .ToDictionary(match => match.Groups[1].Value.ToLowerInvariant(), match => match.Groups[2].Value);
        var table = BudgetRow().Matches(Repository.Read("ARCHITECTURE.md"))
            .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
        options.Count.ShouldBe(8);
        table.ShouldBe(options, ignoreOrder: true);
    }

    [Fact]
    public void WeightTable_EqualsTheSettings()
    {
        using var settings = JsonDocument.Parse(Repository.Read("services/FeedGateway/appsettings.json"));
        var weights = settings.RootElement.GetProperty("Ranking").GetProperty("Weights").EnumerateObject()
            .ToDictionary(head => head.Name, head => head.Value.GetDouble());
        var table = WeightRow().Matches(Repository.Read("ARCHITECTURE.md").Split("<!-- weights -->")[1].Split("\n## ")[0])
            .ToDictionary(match => match.Groups[1].Value, match => double.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture));
        weights.Count.ShouldBe(9);
        table.ShouldBe(weights, ignoreOrder: true);
    }

    [Fact]
    public void Scripts_ExplainThemselves()
    {
        foreach (var script in Repository.Files.Where(file => ScriptOfTheContract().IsMatch(file)))
        {
            Repository.Read(script).ShouldContain("--help", customMessage: $"{script} has no --help");
        }
    }

    private static IEnumerable<string> PathsOrTests(string document) => Backticked().Matches(Repository.Read(document))
        .Select(match => match.Groups[1].Value)
        .Where(name => PathInRepository().IsMatch(name) || TestName().IsMatch(name) || name.StartsWith("./", StringComparison.Ordinal));

    private static IEnumerable<string> BrokenLinks(string document) =>
        from Match match in Link().Matches(Repository.Read(document))
        let target = match.Groups[1].Value
        where !target.StartsWith("http", StringComparison.Ordinal) && !target.StartsWith('#')
        let path = Path.Combine(Path.GetDirectoryName(document) ?? "", target.Split('#')[0])
        where !Repository.Exists(path)
        select $"{document} → {target}";

    // A path in the repository, a command of it, or Class.Method of a test.
    private static bool Names(string name)
    {
        if (name.StartsWith("./", StringComparison.Ordinal))
        {
            return Repository.Exists(name.Split(' ')[0]);
        }

        if (TestName().IsMatch(name))
        {
            var (type, method) = (name.Split('.')[0], name.Split('.')[1]);
            return Repository.Files.Any(file => file.StartsWith("tests/", StringComparison.Ordinal)
                && Path.GetFileNameWithoutExtension(file) == type
                && Repository.Read(file).Contains($" {method}(", StringComparison.Ordinal));
        }

        return !name.Contains('/', StringComparison.Ordinal) || name.StartsWith('/') || name.Contains("://", StringComparison.Ordinal)
            || name.Contains(' ', StringComparison.Ordinal) || Repository.Exists(name);
    }

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Backticked();

    [GeneratedRegex(@"^\| (\d+) [^|]*\|")]
    private static partial Regex PointRow();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"public int (\w+)Ms \{ get; set; \} = (\d+);")]
    private static partial Regex BudgetProperty();

    [GeneratedRegex(@"^\| (\w+) \| (\d+) ms \|", RegexOptions.Multiline)]
    private static partial Regex BudgetRow();

    [GeneratedRegex(@"^\| `(\w+)` \| ([\d.−-]+) \|", RegexOptions.Multiline)]
    private static partial Regex WeightRow();

    [GeneratedRegex(@"^deploy/[a-z-]+\.sh$")]
    private static partial Regex ScriptOfTheContract();

    [GeneratedRegex(@"^\d+\. ")]
    private static partial Regex Step();

    [GeneratedRegex(@"^[\w.-]+/[\w./-]+$")]
    private static partial Regex PathInRepository();

    [GeneratedRegex(@"^[A-Z]\w+Tests\.[A-Z]\w+$")]
    private static partial Regex TestName();
}
