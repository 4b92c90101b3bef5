using System.Globalization;
using NBomber.Contracts.Stats;
using NBomber.Reports;
using Spectre.Console;

namespace NBomber.Terminal;

/// <summary>A table per reporting interval, for eyes.</summary>
internal sealed class SpectreScreen : IScreen
{
    private readonly Lock _gate = new();
    private readonly IAnsiConsole _console;

    public SpectreScreen()
        : this(AnsiConsole.Console)
    {
    }

    public SpectreScreen(IAnsiConsole console) => _console = console;

    public void Say(string line)
    {
        lock (_gate)
        {
            _console.WriteLine(line);
        }
    }

    public void ShowProgress(TimeSpan elapsed, IReadOnlyList<ScenarioStats> stats)
    {
        var table = new Table { Border = TableBorder.Rounded, Title = new TableTitle(Number.Time(elapsed)) };
        table.AddColumns("scenario", "load", "ok", "fail", "ok/s", "p50 ms", "p75 ms", "p95 ms", "p99 ms", "max ms");
        foreach (var scenario in stats)
        {
            var latency = scenario.Ok.Latency;
            table.AddRow(
                Markup.Escape(scenario.ScenarioName),
                $"{scenario.LoadSimulationStats.SimulationName} {Text(scenario.LoadSimulationStats.Value)}",
                $"[green]{Text(scenario.Ok.Request.Count)}[/]",
                scenario.Fail.Request.Count == 0 ? "0" : $"[red]{Text(scenario.Fail.Request.Count)}[/]",
                Text(scenario.Ok.Request.RPS),
                Text(latency.Percent50),
                Text(latency.Percent75),
                Text(latency.Percent95),
                Text(latency.Percent99),
                Text(latency.MaxMs));
        }

        lock (_gate)
        {
            _console.Write(table);
        }
    }

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
