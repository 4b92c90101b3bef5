using System.Globalization;
using System.Text.Json.Nodes;
using FeedRanking.Chaos;
using FeedRanking.Local.State;
using Spectre.Console;

namespace FeedRanking.Local.Chaos;

/// <summary>Shows a fault and its reaction: feeds before it, during it and after it, in one table. Stops the fault whatever happens.</summary>
internal sealed class Proof(OpsClient ops, RunState state, ColdStarts coldStarts, IAnsiConsole console, TimeProvider time)
{
    public const int MaxPerSecond = 200;
    public const int MaxSeconds = 120;

    private const int AroundS = 5;

    /// <returns>Whether every page was there and full, and the fault hit something.</returns>
    public async Task<bool> RunAsync(JsonObject fault, int perSecond, int seconds, CancellationToken cancel)
    {
        using var load = new ProofLoad(state.PublicPort, time);
        using var metrics = new WatchedMetrics(state.Components);
        ProofPhase[] phases = [new("before"), new("during"), new("after")];
        await MeasureAsync(phases[0], () => load.RunAsync(phases[0], perSecond, AroundS, cancel));
        string? id = null;
        try
        {
            await MeasureAsync(phases[1], async () =>
            {
                var started = await ops.StartAsync(fault.ToJsonString(), cancel);
                id = started.Id;
                console.WriteLine($"{started.Fault} of {FaultTables.TargetOf(started)} begins ({id})");
                var restart = started.Fault == FaultNames.ColdRestart ? coldStarts.RunAsync(cancel) : Task.CompletedTask;
                await load.RunAsync(phases[1], perSecond, seconds, cancel);
                await restart;
            });
        }
        finally
        {
            await ops.StopAsync(id: null, CancellationToken.None);
        }

        await MeasureAsync(phases[2], () => load.RunAsync(phases[2], perSecond, AroundS, cancel));
        console.Write(ToTable(phases));
        return phases.All(phase => phase is { Failed: 0, Short: 0, NotFinite: 0 })
            && (fault["fault"]!.GetValue<string>() == FaultNames.ColdRestart || phases[1].Metrics.GetValueOrDefault(WatchedMetrics.InjectionsName) > 0);

        async Task MeasureAsync(ProofPhase phase, Func<Task> work)
        {
            var before = await metrics.ReadAsync(cancel);
            await work();
            phase.Metrics = WatchedMetrics.Growth(before, await metrics.ReadAsync(cancel));
        }
    }

    private static Table ToTable(ProofPhase[] phases)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("");
        foreach (var phase in phases)
        {
            table.AddColumn(new TableColumn(phase.Name).RightAligned());
        }

        Add(table, "requests", phases, phase => phase.Requests);
        Add(table, "not 200", phases, phase => phase.Failed);
        Add(table, "short pages", phases, phase => phase.Short);
        Add(table, "answers with NaN", phases, phase => phase.NotFinite);
        Add(table, "p50 ms", phases, phase => phase.PercentileMs(.5));
        Add(table, "p95 ms", phases, phase => phase.PercentileMs(.95));
        foreach (var rung in phases.SelectMany(phase => phase.ServedBy.Keys).Distinct().Order(StringComparer.Ordinal))
        {
            Add(table, $"served by {rung}, %", phases, phase => 100.0 * phase.ServedBy.GetValueOrDefault(rung) / Math.Max(phase.Requests, 1));
        }

        foreach (var metric in phases.SelectMany(phase => phase.Metrics.Keys).Distinct().Order(StringComparer.Ordinal))
        {
            Add(table, metric, phases, phase => phase.Metrics.GetValueOrDefault(metric));
        }

        return table;
    }

    private static void Add(Table table, string what, ProofPhase[] phases, Func<ProofPhase, double> value) =>
        table.AddRow([new Text(what), .. phases.Select(phase => new Text(value(phase).ToString("0.##", CultureInfo.InvariantCulture)))]);
}
