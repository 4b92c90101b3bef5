using NBomber.Contracts.Stats;
using NBomber.Reports;

namespace NBomber.Terminal;

/// <summary>Plain lines, for logs and pipes.</summary>
internal sealed class PlainScreen(TextWriter output) : IScreen
{
    private readonly Lock _gate = new();

    public void Say(string line)
    {
        lock (_gate)
        {
            output.WriteLine(line);
            output.Flush();
        }
    }

    public void ShowProgress(TimeSpan elapsed, IReadOnlyList<ScenarioStats> stats)
    {
        foreach (var scenario in stats)
        {
            var (ok, latency) = (scenario.Ok.Request, scenario.Ok.Latency);
            var load = $"{scenario.LoadSimulationStats.SimulationName}={scenario.LoadSimulationStats.Value}";
            var counts = $"ok={ok.Count} fail={scenario.Fail.Request.Count} rps={Number.Text(ok.RPS)}";
            var percentiles = $"p50={Number.Text(latency.Percent50)} p95={Number.Text(latency.Percent95)} p99={Number.Text(latency.Percent99)}";
            Say($"{Number.Time(elapsed)} {scenario.ScenarioName} {load} {counts} {percentiles} max={Number.Text(latency.MaxMs)} ms");
        }
    }
}
