using System.Globalization;
using System.Xml.Linq;
using FeedRanking.Testing;
using NBomber.Contracts;
using NBomber.Contracts.Stats;
using NBomber.CSharp;

namespace FeedRanking.NBomber.Tests.StandIn.Reports;

/// <summary>What the files say of a load whose numbers are known: 12 s, of which 2 fail, with a step and a failed threshold.</summary>
public sealed class ReportTests : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Files_AreNamedAsAskedFor()
    {
        var stats = Run(context => context.WithReportFileName("report"));
        stats.ReportFiles.Select(file => (file.ReportFormat, Path.GetFileName(file.FilePath))).ShouldBe(
            [(ReportFormat.Txt, "report.txt"), (ReportFormat.Html, "report.html"), (ReportFormat.Csv, "report.csv"), (ReportFormat.Md, "report.md")]);
        foreach (var file in stats.ReportFiles)
        {
            File.ReadAllText(file.FilePath).ShouldBe(file.ReportContent);
        }

        Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(
            ["nbomber-log-2026-01-01--00-00-00.txt", "report.csv", "report.html", "report.md", "report.txt"]);
    }

    [Fact]
    public void Files_ByDefault_AreNamedForTheirTime()
    {
        var stats = Run(context => context.WithReportFormats(ReportFormat.Csv));
        Path.GetFileName(stats.ReportFiles.ShouldHaveSingleItem().FilePath).ShouldBe("nbomber_report_2026-01-01--00-00-00.csv");
        stats.TestInfo.SessionId.ShouldMatch(@"^2026-01-01_00\.00\.00_session_[0-9a-f]{8}$");
        Run(context => context.WithoutReports()).ReportFiles.ShouldBeEmpty();
    }

    [Fact]
    public void Csv_HasALinePerScenarioAndStep()
    {
        var lines = Content(ReportFormat.Csv).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(3);
        var names = lines[0].Split(',');
        const string NamesOfTheRealPackage =
            "test_suite,test_name,scenario,duration,step_name,request_count,ok,failed,rps,min,mean,max,50_percent,75_percent,95_percent,99_percent,"
            + "std_dev,data_transfer_min_kb,data_transfer_mean_kb,data_transfer_max_kb,data_transfer_all_mb";
        names[..21].ShouldBe(NamesOfTheRealPackage.Split(','));
        var whole = names.Zip(lines[1].Replace("\"a, \"\"b\"\"\"", "quoted", StringComparison.Ordinal).Split(','))
            .ToDictionary(pair => pair.First, pair => pair.Second);
        whole["test_suite"].ShouldBe("quoted");
        whole["step_name"].ShouldBe("global information");
        (whole["request_count"], whole["ok"], whole["failed"], whole["rps"]).ShouldBe(("120", "100", "20", "8.33"));
        (whole["mean"], whole["99_percent"], whole["fail_99_percent"]).ShouldBe(("3", "3", "3"));
        (whole["data_transfer_mean_kb"], whole["duration"], whole["generator_lateness_max"]).ShouldBe(("2", "00:00:12", "0"));
        lines[2].Split(',').Length.ShouldBe(names.Length + 1, "the suite's name has a comma");
        lines[2].ShouldContain(",step 1,");
    }

    [Fact]
    public void Text_AndMarkdown_SayTheSame()
    {
        foreach (var content in new[] { Content(ReportFormat.Txt), Content(ReportFormat.Md).Replace("`", "", StringComparison.Ordinal) })
        {
            content.ShouldContain("scenario: <home|feed>");
            content.ShouldContain("total = 120, ok = 100, fail = 20");
            content.ShouldContain("total = 10, ok = 8.33, fail = 1.67");
            content.ShouldContain("min = 3, mean = 3, max = 3, StdDev = 0");
            content.ShouldContain("throughput = 16.666 KB/s, total = 0.1953 MB");
            content.ShouldContain("p50 = 3, p75 = 3, p95 = 3, p99 = 3");
            content.ShouldContain("warm-up: 00:00:01, 10 requests, not counted");
            content.ShouldContain("inject, rate: 10, interval: 00:00:01, during: 00:00:12");
            content.ShouldContain("the intended start of each request");
            content.ShouldContain("generator lateness");
            content.ShouldContain("FAILED");
            content.ShouldContain("passed");
            content.ShouldContain("tags: env=test");
            content.ShouldContain("503");
        }
    }

    [Fact]
    public void Text_TablesAreAligned()
    {
        var table = Content(ReportFormat.Txt).Split(Environment.NewLine)
            .SkipWhile(line => !line.StartsWith("ok stats", StringComparison.Ordinal)).Skip(1).TakeWhile(line => line.Length > 0).ToList();
        table.Count.ShouldBeGreaterThan(10);
        table.Select(line => line.Length).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public void Html_StandsAlone_AndDrawsItsPlots()
    {
        var html = Content(ReportFormat.Html);
        html.ShouldContain("prefers-color-scheme: dark");
        html.ShouldNotContain("<script");
        html.ShouldNotContain("http://");
        html.ShouldNotContain("https://");
        html.ShouldContain("&lt;home|feed&gt;");
        html.ShouldNotContain("<home");
        html.ShouldContain("<tr class=\"failed\">");

        // Each drawing is well-formed and inside its frame.
        var drawings = html.Split("<figure>").Skip(1)
            .Select(part => XElement.Parse(part[..part.IndexOf("</figure>", StringComparison.Ordinal)])).ToList();
        drawings.Select(drawing => drawing.Attribute("aria-label")!.Value).ShouldBe(
            ["requests ended per second", "latency from the intended start, ms", "status codes"]);
        var throughput = drawings[0].Elements("polyline").Select(line => line.Attribute("points")!.Value.Split(' ')).ToList();
        throughput.Count.ShouldBe(2);
        throughput.ShouldAllBe(points => points.Length == 12);
        var places = throughput.SelectMany(points => points).SelectMany(point => point.Split(','))
            .Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToList();
        places.Where((_, index) => index % 2 == 0).ShouldAllBe(x => x >= 0 && x <= 760);
        places.Where((_, index) => index % 2 == 1).ShouldAllBe(y => y >= 0 && y <= 250);
        drawings[1].Elements("polyline").Count().ShouldBe(3);
        drawings[2].Elements("rect").Select(bar => bar.Attribute("class")!.Value).ShouldBe(["mark ok", "mark fail"]);
        drawings[2].Value.ShouldContain("100 (83.33 %)");
    }

    [Fact]
    public void Reports_OfNothing_AreStillWritten()
    {
        var session = new VirtualSession();
        var empty = Scenario.Create("empty", _ => Task.FromResult<IResponse>(Response.Ok())).WithoutWarmUp()
            .WithLoadSimulations(Simulation.Inject(0, Second, Second));
        var stats = session.Run(NBomberRunner.RegisterScenarios(empty).WithReportFolder(_folder.Path));
        stats.AllRequestCount.ShouldBe(0);
        stats.ScenarioStats[0].Ok.Latency.ShouldSatisfyAllConditions(
            latency => latency.MinMs.ShouldBe(0), latency => latency.MeanMs.ShouldBe(0), latency => latency.Percent99.ShouldBe(0));
        stats.ReportFiles.Length.ShouldBe(4);
        stats.ReportFiles.ShouldAllBe(file => !file.ReportContent.Contains("NaN", StringComparison.Ordinal));
    }

    [Fact]
    public void Finalizer_ChangesWhatIsReported()
    {
        var stats = Run(context => context.WithReportFinalizer(data =>
        {
            data.ScenarioStats[0].StepStats = [];
            return ReportData.Create(data.ScenarioStats);
        }));
        stats.ReportFiles.ShouldAllBe(file => !file.ReportContent.Contains("step name", StringComparison.Ordinal));
        stats.ReportFiles.Single(file => file.ReportFormat == ReportFormat.Csv).ReportContent.ShouldNotContain("step 1");
    }

    private string Content(ReportFormat format) => Run(context => context).ReportFiles.Single(file => file.ReportFormat == format).ReportContent;

    private NodeStats Run(Func<NBomberContext, NBomberContext> with)
    {
        var session = new VirtualSession();
        var scenario = Scenario.Create("<home|feed>", async context =>
            {
                await Step.Run("step 1", context, async () =>
                {
                    await session.Clock.DelayAsync(TimeSpan.FromMilliseconds(3));
                    return session.Clock.Now < Second * 11 ? Response.Ok(statusCode: "200", sizeBytes: 2048) : Response.Fail(statusCode: "503");
                });
                return Response.Ok();
            })
            .WithWarmUpDuration(Second)
            .WithLoadSimulations(Simulation.Inject(10, Second, Second * 12), Simulation.Pause(Second))
            .WithThresholds(
                Threshold.Create(stats => stats.Ok.Latency.Percent99 < 100),
                Threshold.Create("step 1", stats => stats.Fail.Request.Count == 0));
        return session.Run(with(NBomberRunner.RegisterScenarios(scenario)
            .WithTestSuite("a, \"b\"").WithTestName("a test").WithTags(("env", "test")).WithReportFolder(_folder.Path)));
    }
}
