namespace FeedRanking.LoadTests.Scenarios;

/// <summary>Finds the highest rate that holds: steps upwards until one fails, then bisection between the last that held and that one.</summary>
/// <param name="first">Where it begins; more than 0.</param>
/// <param name="growth">Factor of a step; more than 1.</param>
/// <param name="tolerance">Ends when the gap is at most this share of the rate that held.</param>
internal sealed class RampSearch(double first, double growth, double tolerance)
{
    private const int MaxRates = 20;

    // Below this share of the first rate nothing is looked for any more.
    private const double Floor = 0.05;

    private double? _failed;
    private int _tried;

    /// <summary>The highest rate that held so far; 0 when none has.</summary>
    public double Held { get; private set; }

    /// <summary>The rate to try now; null when the search is over.</summary>
    public double? Next
    {
        get
        {
            if (_tried == MaxRates)
            {
                return null;
            }

            if (_failed is not { } failed)
            {
                return Held > 0 ? Held * growth : first;
            }

            var next = Held > 0 ? (Held + failed) / 2 : failed / 2;
            return next < first * Floor || (Held > 0 && failed - Held <= tolerance * Held) ? null : next;
        }
    }

    /// <summary>What became of the rate tried.</summary>
    public void Tell(double rate, bool held)
    {
        _tried++;
        if (held)
        {
            Held = Math.Max(Held, rate);
        }
        else
        {
            _failed = Math.Min(_failed ?? rate, rate);
        }
    }
}
