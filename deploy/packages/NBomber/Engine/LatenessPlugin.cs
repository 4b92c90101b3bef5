using NBomber.Contracts.Stats;
using NBomber.Measuring;

namespace NBomber.Engine;

/// <summary>
/// Hands the generator's lateness to the caller in the shape of a worker plugin's data: the real package has that shape too, and simply no
/// plugin of this name.
/// </summary>
internal static class LatenessPlugin
{
    public const string Name = "generator lateness";

    // A generator that is this late says more about itself than about what it measures.
    private const double WarnAboveP99Ms = 5;

    public static PluginData Of(IReadOnlyList<ScenarioDetail> scenarios)
    {
        var data = PluginData.Create(Name);
        var table = PluginDataTable.Create(Name);
        data.Tables.Add(table);
        foreach (var (scenario, lateness) in scenarios.Where(one => one.Lateness.Count > 0).Select(one => (one.Name, one.Lateness)))
        {
            table.Rows.Add(Row(scenario, lateness));
            if (lateness.P99Ms > WarnAboveP99Ms)
            {
                const string Advice = "Its latencies include that: use a quieter machine, a lower rate, or steps that do not block threads.";
                data.Hints.Add(FormattableString.Invariant(
                    $"Scenario '{scenario}': the generator itself was late by {lateness.P99Ms:0.#} ms (p99). {Advice}"));
            }
        }

        return data;
    }

    private static Dictionary<string, object> Row(string scenario, Lateness lateness) => new()
    {
        ["scenario"] = scenario,
        ["count"] = lateness.Count,
        ["p50_ms"] = lateness.P50Ms,
        ["p95_ms"] = lateness.P95Ms,
        ["p99_ms"] = lateness.P99Ms,
        ["max_ms"] = lateness.MaxMs,
    };
}
