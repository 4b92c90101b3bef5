namespace FeedRanking.Ranking;

/// <summary>How long scoring takes, learned from what it took: so that nothing is begun that would end after its caller has gone. Safe for many callers at once.</summary>
internal sealed class WorkEstimate
{
    // Below this many rows a call is mostly overhead and says little about a row.
    private const int LeastRows = 32;

    // Share of a new measurement in the estimate.
    private const double Weight = 0.1;

    // A refusal measures nothing: without this, one slow moment would refuse everything for ever.
    private const double FallPerRefusal = 0.95;

    private readonly Lock _changing = new();
    private double _ticksPerRow;

    /// <summary>Whether so many rows are expected to be done in time. When not, the estimate falls a little, so that one of the next is tried.</summary>
    public bool Fits(int rows, TimeSpan remaining)
    {
        if (rows < LeastRows || _ticksPerRow * rows <= remaining.Ticks)
        {
            return true;
        }

        lock (_changing)
        {
            _ticksPerRow *= FallPerRefusal;
        }

        return false;
    }

    /// <summary>Learns what a call took.</summary>
    public void Note(int rows, TimeSpan elapsed)
    {
        if (rows < LeastRows)
        {
            return;
        }

        lock (_changing)
        {
            var measured = (double)elapsed.Ticks / rows;
            _ticksPerRow += (_ticksPerRow == 0 ? 1 : Weight) * (measured - _ticksPerRow);
        }
    }
}
