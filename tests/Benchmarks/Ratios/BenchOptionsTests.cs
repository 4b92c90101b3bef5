using FeedRanking.Benchmarks.Ratios;

namespace FeedRanking.Benchmarks.Tests.Ratios;

public sealed class BenchOptionsTests
{
    private static readonly string[] Known = ["heavy", "gather"];

    [Fact]
    public void Options_AreRead()
    {
        var options = BenchOptions.Parse(["--run-dir", "run", "--out", "out.json", "--only", "heavy,gather", "--quick"], Known);

        options.RunFolder.ShouldBe("run");
        options.OutFile.ShouldBe("out.json");
        options.Only.ShouldBe(["heavy", "gather"]);
        options.IsQuick.ShouldBeTrue();
        options.IsLarge.ShouldBeFalse();
    }

    [Theory]
    [InlineData("--out")]
    [InlineData("--fast")]
    [InlineData("--only", "heavy,lihgt")]
    public void Options_ThatMakeNoSense_AreRefusedByName(params string[] arguments) =>
        Should.Throw<ArgumentException>(() => BenchOptions.Parse(arguments, Known)).Message.ShouldContain(arguments.Length > 1 ? "lihgt" : arguments[0]);

    [Fact]
    public void Groups_AreTheOnesThatTheScriptNames()
    {
        var script = File.ReadAllText(RepositoryFolder.Combine("deploy", "bench.sh"));

        script.ShouldContain($"({string.Join('|', RatioGroups.All.Select(group => group.Id).Order(StringComparer.Ordinal))})");
    }
}
