using FeedRanking.LoadTests.Measuring;
using FeedRanking.LoadTests.Running;

namespace FeedRanking.LoadTests.Results;

/// <summary>One second of a load: what came of the requests meant to start in it, and how the gateway defended itself then.</summary>
/// <param name="Second">Since the load's begin.</param>
/// <param name="Phase">Name of the stretch.</param>
/// <param name="Requests">Meant to start.</param>
/// <param name="Good">Answered in full within the budget.</param>
/// <param name="P95Ms">From the intended start.</param>
/// <param name="ServedBy">Requests by rung.</param>
/// <param name="Gateway">Null where it was not seen.</param>
/// <param name="Shed">Requests not begun in this second.</param>
internal sealed record TimelineRow(
    int Second, string Phase, int Requests, int Good, double P95Ms, IReadOnlyDictionary<string, int> ServedBy, GatewayPoint? Gateway, double Shed)
{
    public static IReadOnlyList<TimelineRow> Of(MeasuredLoad load, IReadOnlyList<GatewayPoint> points, double budgetMs)
    {
        var bySecond = load.Samples.ToLookup(sample => (int)sample.IntendedAtSeconds);
        var rows = new List<TimelineRow>();
        GatewayPoint? before = null;
        for (var second = 0; second < (int)Math.Ceiling(load.Plan.Seconds); second++)
        {
            var samples = bySecond[second].ToList();
            var point = points.LastOrDefault(seen => (int)seen.AtSeconds == second);
            rows.Add(new(
                second,
                PhaseAt(load, second),
                samples.Count,
                samples.Count(sample => sample.Failure is null && sample.LatencyMs <= budgetMs),
                Percentiles.Of(samples.Select(sample => sample.LatencyMs)).P95Ms,
                samples.CountBy(sample => sample.ServedBy).ToDictionary(),
                point,
                point is null || before is null ? 0 : Math.Max(0, point.Shed - before.Shed)));
            before = point ?? before;
        }

        return rows;
    }

    private static string PhaseAt(MeasuredLoad load, int second)
    {
        var end = 0.0;
        foreach (var phase in load.Plan.Phases)
        {
            end += phase.Seconds;
            if (second < end)
            {
                return phase.Name;
            }
        }

        return load.Plan.Phases[^1].Name;
    }
}
