using NBomber.Contracts;
using NBomber.Contracts.Stats;

namespace NBomber.Thresholds;

/// <summary>All thresholds of a session. Thread-safe.</summary>
internal sealed class ThresholdMonitor(IEnumerable<ScenarioProps> scenarios)
{
    private readonly Lock _gate = new();
    private readonly List<ThresholdCheck> _checks =
        [.. scenarios.SelectMany(scenario => scenario.Thresholds.Select(threshold => new ThresholdCheck(scenario.ScenarioName, threshold)))];

    /// <summary>Checks all; gives the one that ends the session, if any.</summary>
    public ThresholdResult? Check(IReadOnlyList<ScenarioStats> stats, bool isFinal)
    {
        lock (_gate)
        {
            foreach (var check in _checks)
            {
                foreach (var scenario in stats)
                {
                    check.Check(scenario, isFinal);
                }
            }

            return _checks.Find(check => check.Aborts)?.ToResult();
        }
    }

    public ThresholdResult[] Results()
    {
        lock (_gate)
        {
            return [.. _checks.Select(check => check.ToResult())];
        }
    }
}
