using NBomber.Contracts.Stats;
using NBomber.Terminal;
using Spectre.Console;

namespace FeedRanking.NBomber.Tests.StandIn.Terminal;

/// <summary>What the user sees meanwhile.</summary>
public sealed class ScreenTests
{
    private static readonly ScenarioStats[] Stats =
    [
        new()
        {
            ScenarioName = "home [feed]",
            Ok = new MeasurementStats
            {
                Request = new RequestStats { Count = 1200, RPS = 240.5 },
                Latency = new LatencyStats { Percent50 = 1.5, Percent75 = 2, Percent95 = 9.25, Percent99 = 12, MaxMs = 40 },
            },
            Fail = new MeasurementStats { Request = new RequestStats { Count = 3 } },
            LoadSimulationStats = new LoadSimulationStats { SimulationName = "inject", Value = 7 },
        },
    ];

    [Fact]
    public void PlainScreen_WritesALinePerScenario()
    {
        using var output = new StringWriter();
        new PlainScreen(output).ShowProgress(TimeSpan.FromSeconds(65), Stats);
        output.ToString().TrimEnd().ShouldBe("00:01:05 home [feed] inject=7 ok=1200 fail=3 rps=240.5 p50=1.5 p95=9.25 p99=12 max=40 ms");
    }

    [Fact]
    public void SpectreScreen_WritesATable()
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = 200;
        var screen = new SpectreScreen(console);
        screen.ShowProgress(TimeSpan.FromSeconds(65), Stats);
        screen.Say("[a line]");
        foreach (var expected in new[] { "00:01:05", "home [feed]", "inject 7", "1200", "240.5", "9.25", "40", "[a line]" })
        {
            output.ToString().ShouldContain(expected);
        }
    }
}
