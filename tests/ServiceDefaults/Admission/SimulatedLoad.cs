using FeedRanking.ServiceDefaults.Admission;
using FeedRanking.Testing;

namespace FeedRanking.ServiceDefaults.Tests.Admission;

/// <summary>Poisson arrivals at a limit in front of a simulated server. An answer is late after 108 ms, and
/// worth nothing after 180.</summary>
internal sealed class SimulatedLoad(AdaptiveLimit limit, SimulatedServer server, ManualTimeProvider clock, Random random, double workMs)
{
    private const double LateMs = 108;
    private const double BudgetMs = 180;

    private readonly PriorityQueue<(long EnteredAt, double ArrivedAtMs), double> _inside = new();
    private double _nowMs;

    public (int InTime, int Late, int Refused, double DurationMs) Run(int requests, double perMs)
    {
        var (inTime, late, refused, begunAtMs) = (0, 0, 0, _nowMs);
        for (var i = 0; i < requests; i++)
        {
            var arrivesAtMs = _nowMs - (Math.Log(1 - random.NextDouble()) / perMs);
            while (_inside.TryPeek(out var done, out var doneAtMs) && doneAtMs <= arrivesAtMs)
            {
                _inside.Dequeue();
                MoveTo(doneAtMs);
                var tookMs = doneAtMs - done.ArrivedAtMs;
                limit.Leave(done.EnteredAt, isLate: tookMs > LateMs);
                (inTime, late) = (inTime + (tookMs <= BudgetMs ? 1 : 0), late + (tookMs > BudgetMs ? 1 : 0));
            }

            MoveTo(arrivesAtMs);
            if (limit.TryEnter(1, out var enteredAt))
            {
                _inside.Enqueue((enteredAt, arrivesAtMs), server.Take(arrivesAtMs, workMs * (0.5 + random.NextDouble())));
            }
            else
            {
                refused++;
            }
        }

        return (inTime, late, refused, _nowMs - begunAtMs);
    }

    private void MoveTo(double atMs)
    {
        clock.Advance(TimeSpan.FromMilliseconds(atMs - _nowMs));
        _nowMs = atMs;
    }
}
