using FeedRanking.FeedGateway.Quality;
using FeedRanking.Testing;

namespace FeedRanking.FeedGateway.Tests.Quality;

/// <summary>
/// Poisson arrivals at two cores, of which a feed needs 14 ms with all candidates and less with fewer. A feed is late after 108 ms; one whose turn has
/// not come after 90 ms is given up, as stages are.
/// </summary>
internal sealed class SimulatedFeeds(QualityFactor quality, ManualTimeProvider clock, Random random)
{
    private const double WorkMs = 14;
    private const double PerMsAtFull = 2 / WorkMs;
    private const double LateMs = 108;
    private const double GiveUpMs = 90;
    private const double Swing = 0.25;

    private readonly SimulatedServer _server = new(2);
    private readonly PriorityQueue<(bool IsLate, double BeganAtMs), double> _ends = new();
    private double _nowMs;

    /// <param name="requests">How many arrive.</param>
    /// <param name="load">1 is what the server can do with all candidates.</param>
    public (double LateShare, int Swings) Run(int requests, double load)
    {
        var (late, turns, direction, extreme) = (0, 0, 0, quality.Value);
        for (var i = 0; i < requests; i++)
        {
            var arrivesAtMs = _nowMs - (Math.Log(1 - random.NextDouble()) / (load * PerMsAtFull));
            while (_ends.TryPeek(out var feed, out var endsAtMs) && endsAtMs <= arrivesAtMs)
            {
                _ends.Dequeue();
                MoveTo(endsAtMs);
                quality.Note(feed.IsLate, TimeSpan.FromMilliseconds(endsAtMs - feed.BeganAtMs));
                late += feed.IsLate ? 1 : 0;
            }

            MoveTo(arrivesAtMs);
            Arrive();
            var moved = quality.Value - extreme;
            if (Math.Abs(moved) >= Swing && Math.Sign(moved) != direction)
            {
                (turns, direction, extreme) = (turns + 1, Math.Sign(moved), quality.Value);
            }
            else if (Math.Sign(moved) == direction)
            {
                extreme = quality.Value;
            }
        }

        return (late / (double)requests, turns);
    }

    private void Arrive()
    {
        if (_server.WaitMs(_nowMs) > GiveUpMs)
        {
            _ends.Enqueue((true, _nowMs), _nowMs + GiveUpMs);
            return;
        }

        var workMs = WorkMs * (0.3 + (0.7 * quality.Value)) * (0.5 + random.NextDouble());
        var endsAtMs = _server.Take(_nowMs, workMs);
        _ends.Enqueue((endsAtMs - _nowMs > LateMs, _nowMs), endsAtMs);
    }

    private void MoveTo(double atMs)
    {
        clock.Advance(TimeSpan.FromMilliseconds(atMs - _nowMs));
        _nowMs = atMs;
    }
}
