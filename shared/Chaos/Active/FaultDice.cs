namespace FeedRanking.Chaos;

/// <summary>Draws from one seed: the same calls in the same order are hit. Safe for many callers at once.</summary>
internal sealed class FaultDice(int seed)
{
    private readonly Lock _gate = new();
    private readonly Random _random = new(seed);

    /// <summary>From 0 to below 1.</summary>
    public double Draw()
    {
        lock (_gate)
        {
            return _random.NextDouble();
        }
    }
}
