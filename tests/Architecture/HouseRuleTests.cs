using System.Text.RegularExpressions;

namespace FeedRanking.Architecture.Tests;

/// <summary>The house rules that a machine can check (CONTRIBUTING.md).</summary>
public sealed partial class HouseRuleTests
{
    private const int MaxFileLines = 250;
    private const int MaxProgramLines = 20;

    // The executor and the ladder catch what components throw; a service's edge turns what is left into an answer.
    private static readonly string[] MayCatchEverything = ["shared/Pipeline/", "services/FeedGateway/Ladder/", "services/FeedGateway/Edge/"];

    [Fact]
    public void Files_AreShort()
    {
        var tooLong = Repository.Sources.Select(file => (file, Count: Repository.Lines(file).Length)).Where(pair => pair.Count > MaxFileLines);
        tooLong.ShouldBeEmpty($"a file has at most {MaxFileLines} lines");
    }

    [Fact]
    public void Programs_ReadAsTablesOfContents()
    {
        var tooLong = Repository.ProductSources
            .Where(file => file.StartsWith("services/", StringComparison.Ordinal) && file.EndsWith("/Program.cs", StringComparison.Ordinal))
            .Select(file => (file, Count: Repository.Lines(file).Length))
            .Where(pair => pair.Count > MaxProgramLines);
        tooLong.ShouldBeEmpty($"Program.cs has at most {MaxProgramLines} lines");
    }

    [Fact]
    public void Nobody_CatchesEverything_ButExecutorLadderAndEdge()
    {
        var offenders =
            from source in Repository.ProductSources
            where !MayCatchEverything.Any(allowed => source.StartsWith(allowed, StringComparison.Ordinal))
            from line in Repository.Lines(source).Select((text, index) => (Text: text.Trim(), Number: index + 1))
            where CatchAll().IsMatch(line.Text)
            select $"{source}:{line.Number}: {line.Text}";
        offenders.ShouldBeEmpty();
    }

    [Fact]
    public void Registrations_AreNamedForTheirArea()
    {
        var offenders = Repository.Sources.Where(source => ClassCalledExtensions().IsMatch(Repository.Read(source)));
        offenders.ShouldBeEmpty("one AddXyz per area, in a class named for the area");
    }

    [Fact]
    public void RedisKeys_AreBuiltInOnePlace()
    {
        var offenders = Repository.ProductSources
            .Where(source => source != "shared/FeatureStore/Keys.cs" && Repository.Read(source).Contains("\"fr:", StringComparison.Ordinal));
        offenders.ShouldBeEmpty("Redis keys are built in shared/FeatureStore/Keys.cs");
    }

    [Fact]
    public void TheBudget_StandsInOnePlace()
    {
        var offenders = Repository.ProductSources
            .Where(source => source.StartsWith("services/", StringComparison.Ordinal) && !source.EndsWith("/LatencyBudgetOptions.cs", StringComparison.Ordinal))
            .Where(source => Milliseconds180().IsMatch(Repository.Read(source)));
        offenders.ShouldBeEmpty("180 ms stands in LatencyBudgetOptions.cs and nowhere else");
    }

    [Fact]
    public void NothingIsLeftUnfinished()
    {
        var words = new[] { "NotImplemented" + "Exception", "TO" + "DO", "FIX" + "ME" };
        var offenders = Repository.Sources.Where(source => words.Any(word => Repository.Read(source).Contains(word, StringComparison.Ordinal)));
        offenders.ShouldBeEmpty();
    }

    [Fact]
    public void Texts_NameNoMachineAndNoRegistry()
    {
        var offenders =
            from file in Repository.Files
            where !file.StartsWith("models/", StringComparison.Ordinal) || file.EndsWith(".json", StringComparison.Ordinal) || file.EndsWith(".py", StringComparison.Ordinal)
            where !file.EndsWith(".onnx", StringComparison.Ordinal) && !file.EndsWith(".npy", StringComparison.Ordinal)
            where MachineOrRegistry().IsMatch(Repository.Read(file))
            select file;
        offenders.ShouldBeEmpty("a path of one machine or a registry's host stands here");
    }

    [Fact]
    public void Solution_HoldsEveryProject_AndNoEmptyRoom()
    {
        var solution = Repository.Read("FeedRanking.sln").Replace('\\', '/');
        foreach (var project in Repository.Projects)
        {
            if (!project.StartsWith("deploy/packages/", StringComparison.Ordinal))
            {
                solution.ShouldContain(project);
            }

            var folder = Path.GetDirectoryName(project)!.Replace('\\', '/') + "/";
            Repository.Files.Count(file => file.StartsWith(folder, StringComparison.Ordinal)).ShouldBeGreaterThan(1, $"{project} stands in an empty room");
        }
    }

    [GeneratedRegex(@"\bcatch\s*(\(\s*(System\.)?Exception(\s+\w+)?\s*\))?\s*(//.*)?\{?\s*$|\bcatch\s*\(\s*(System\.)?Exception(\s+\w+)?\s*\)\s*\{")]
    private static partial Regex CatchAll();

    [GeneratedRegex(@"\bclass\s+Extensions\b|\bclass\s+ServiceCollectionExtensions\b")]
    private static partial Regex ClassCalledExtensions();

    [GeneratedRegex(@"(?<![\d.,_])180(?![\d.,_])")]
    private static partial Regex Milliseconds180();

    [GeneratedRegex(@"(^|[^A-Za-z0-9_.])/(work|farm|root)/|://[a-z.]*(npm|nuget|debian)[a-z]*\.(org|com)", RegexOptions.Multiline)]
    private static partial Regex MachineOrRegistry();
}
