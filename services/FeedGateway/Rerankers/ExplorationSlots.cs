using FeedRanking.Features;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeedGateway.Rerankers;

/// <summary>
/// Fills exploration slots: draws evenly among the best few candidates of the slot's source that break no rule there, and notes the
/// probability of the choice. The same request id draws the same.
/// </summary>
internal sealed class ExplorationSlots(IOptions<ExplorationOptions> options, DiversityRules rules)
{
    private readonly ExplorationOptions _options = options.Value;

    /// <summary>Sources that any slot draws from.</summary>
    public IReadOnlyList<string> Sources { get; } = [.. options.Value.Slots.Values.Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Most candidates among which a slot draws.</summary>
    public int Pool => _options.Pool;

    /// <summary>The randomness of one request.</summary>
    public static Random RandomOf(string requestId) => new(RequestSeed.Of(requestId));

    /// <summary>Draws for the page's next place.</summary>
    /// <param name="random">The request's randomness; used only where something is drawn.</param>
    /// <param name="page">The page as far as it stands; its length is the place.</param>
    /// <param name="pool">Candidates, best first.</param>
    /// <returns>Index in the pool; -1 when the place is no slot or nothing fits it.</returns>
    public int Draw(Random random, IReadOnlyList<FeedCandidate> page, IReadOnlyList<FeedCandidate> pool)
    {
        if (!_options.Slots.TryGetValue(page.Count % _options.Period, out var source))
        {
            return -1;
        }

        var fitting = new List<int>(_options.Pool);
        for (var i = 0; i < pool.Count && fitting.Count < _options.Pool; i++)
        {
            if (pool[i].Source == source && rules.BrokenBy(page, pool[i]) == DiversityBreaches.None)
            {
                fitting.Add(i);
            }
        }

        if (fitting.Count == 0)
        {
            return -1;
        }

        var drawn = fitting[random.Next(fitting.Count)];
        pool[drawn].Propensity = 1f / fitting.Count;
        return drawn;
    }
}
