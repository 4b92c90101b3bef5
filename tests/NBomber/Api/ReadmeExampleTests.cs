using FeedRanking.Testing;
using NBomber.Contracts;
using NBomber.Contracts.Stats;
using NBomber.CSharp;

namespace FeedRanking.NBomber.Tests.Api;

/// <summary>The example of the stand-in's README is this code, and it runs.</summary>
public sealed class ReadmeExampleTests
{
    [Fact]
    public void Example_Runs()
    {
        using var folder = new TemporaryFolder();
        Task<Response<object>> CallAsync() => Task.FromResult(Response.Ok(statusCode: "200", sizeBytes: 512));
        var stats = Example(CallAsync, folder.Path);
        stats.ScenarioStats.Get("home_feed").Ok.Request.Count.ShouldBe(100);
        stats.Thresholds.ShouldAllBe(threshold => !threshold.IsFailed);
        stats.ReportFiles.ShouldHaveSingleItem();
    }

    [Fact]
    public void Readme_ShowsThisCode()
    {
        var source = File.ReadAllLines(RepositoryRoot.Combine("tests", "NBomber", "Api", "ReadmeExampleTests.cs"))
            .SkipWhile(line => line.Trim() != "// example begins").Skip(1)
            .TakeWhile(line => line.Trim() != "// example ends")
            .Select(line => line.Length >= 8 ? line[8..] : line);
        File.ReadAllText(RepositoryRoot.Combine("deploy", "packages", "NBomber", "README.md"))
            .ShouldContain($"```csharp\n{string.Join('\n', source)}\n```");
    }

    private static NodeStats Example(Func<Task<Response<object>>> callAsync, string reportFolder)
    {
        // example begins
        var scenario = Scenario.Create("home_feed", async context =>
            {
                await Step.Run("page", context, callAsync);
                return Response.Ok();
            })
            .WithWarmUpDuration(TimeSpan.FromSeconds(1))
            .WithLoadSimulations(Simulation.Inject(rate: 100, interval: TimeSpan.FromSeconds(1), during: TimeSpan.FromSeconds(1)))
            .WithThresholds(Threshold.Create(stats => stats.Fail.Request.Percent < 1));

        var stats = NBomberRunner.RegisterScenarios(scenario)
            .WithTestName("home feed, steady")
            .WithReportFolder(reportFolder)
            .WithReportFormats(ReportFormat.Html)
            .Run();

        // Empty with the real package, which does not measure itself.
        foreach (var row in stats.PluginsData.SelectMany(data => data.Tables).SelectMany(table => table.Rows))
        {
            Console.WriteLine(string.Join(", ", row.Select(cell => $"{cell.Key}={cell.Value}")));
        }
        // example ends

        return stats;
    }
}
