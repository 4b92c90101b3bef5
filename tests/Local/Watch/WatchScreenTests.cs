using FeedRanking.LoadTests.Metrics;
using FeedRanking.Local.Screens;
using FeedRanking.Local.Topology;
using FeedRanking.Local.Watch;
using Spectre.Console;

namespace FeedRanking.Local.Tests.Watch;

/// <summary>Recorded pages of /metrics become a frame: the whole text is compared with what stands beside this file.</summary>
public sealed class WatchScreenTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Frame_OfABrokenRankerUnderLoad_ShowsWhatViewersGet()
    {
        var history = new WatchHistory();
        history.Add(Sample(Noon, "gateway-before.txt", heavyPid: 104, cpuSeconds: 10));
        history.Add(Sample(Noon.AddSeconds(10), "gateway-after.txt", heavyPid: null, cpuSeconds: 13));

        Text(history).ShouldBe(Read("frame.txt"));
    }

    [Fact]
    public void Frame_OfAGatewayThatTellsNothing_HasDashesAndNoError()
    {
        var history = new WatchHistory();
        history.Add(Sample(Noon, page: null, heavyPid: 104, cpuSeconds: 10));

        var text = Text(history);
        text.ShouldContain("- feeds/s");
        text.ShouldContain("breakers            -");
        text.ShouldContain("quality factor      -");
    }

    [Fact]
    public void Line_OfTheSameFrame_IsOneLine()
    {
        var history = new WatchHistory();
        history.Add(Sample(Noon, "gateway-before.txt", heavyPid: 104, cpuSeconds: 10));
        history.Add(Sample(Noon.AddSeconds(10), "gateway-after.txt", heavyPid: null, cpuSeconds: 13));

        WatchScreen.Line(WatchFrameMaker.Make(history)).ShouldBe(
            "12:00:10  40.0 feeds/s  p50 17.8 p95 49.0 p99 86.7 of 180 ms  served by heavy 75.0 % light 25.0 %  quality 0.80  breakers HeavyRanker/1 open  faults slow_p99 on HeavyRanker  parts HeavyRanker dead, Redis held");
    }

    [Fact]
    public void Frame_AfterTheGatewayWasStartedAnew_CountsFromThere()
    {
        var history = new WatchHistory();
        history.Add(Sample(Noon, "gateway-after.txt", heavyPid: 104, cpuSeconds: 10));
        history.Add(Sample(Noon.AddSeconds(1), "gateway-before.txt", heavyPid: 104, cpuSeconds: 1) with { Parts = Parts(104, gatewayPid: 999) });

        var frame = WatchFrameMaker.Make(history);

        frame.FeedsPerSecond.ShouldBeNull();
        frame.P95Ms.ShouldBeNull();
        frame.ServedBy.ShouldBeEmpty();
    }

    [Fact]
    public void History_KeepsAMinute()
    {
        var history = new WatchHistory();
        for (var second = 0; second < 200; second++)
        {
            history.Add(Sample(Noon.AddSeconds(second), "gateway-before.txt", heavyPid: 104, cpuSeconds: 1));
        }

        history.Before(TimeSpan.FromSeconds(10))!.At.ShouldBe(Noon.AddSeconds(189));
        history.Before(TimeSpan.FromHours(1))!.At.ShouldBe(Noon.AddSeconds(139));
    }

    private static string Text(WatchHistory history)
    {
        using var writer = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = 120;
        console.Profile.Capabilities.Unicode = true;
        console.Write(WatchScreen.Render(WatchFrameMaker.Make(history)));
        return string.Join('\n', writer.ToString().Split('\n').Select(line => line.TrimEnd())).Trim() + "\n";
    }

    private static WatchSample Sample(DateTimeOffset at, string? page, int? heavyPid, double cpuSeconds) => new(
        at,
        Parts(heavyPid, gatewayPid: 101),
        new HashSet<string> { ComponentName.Redis },
        page is null ? new Dictionary<string, PrometheusPage>() : new Dictionary<string, PrometheusPage> { [ComponentName.FeedGateway] = new(Read(page)) },
        new Dictionary<string, double> { [ComponentName.FeedGateway] = cpuSeconds },
        new Dictionary<string, double> { [ComponentName.FeedGateway] = 210.4 });

    private static List<ComponentStatus> Parts(int? heavyPid, int gatewayPid) =>
    [
        new(ComponentName.FeedGateway, gatewayPid, 8_080, Ready: true, "service"),
        new(ComponentName.HeavyRanker, heavyPid, 8_085, Ready: heavyPid is not null, "service"),
        new(ComponentName.Redis, 106, 8_090, Ready: false, "infrastructure"),
    ];

    private static string Read(string name) => File.ReadAllText(FeedRanking.Testing.RepositoryRoot.Combine("tests", "Local", "Watch", name));
}
