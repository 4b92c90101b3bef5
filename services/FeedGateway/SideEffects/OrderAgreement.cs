using System.Diagnostics.Metrics;
using FeedRanking.Pipeline;

namespace FeedRanking.FeedGateway.SideEffects;

/// <summary>
/// Measures whether the two rankers agree: Spearman's rank correlation of their orders over the candidates that both have scored, of one page in
/// <see cref="PagesPerSample"/>, smoothed. A ranker whose scores are wrong but look healthy shows nowhere else: latency, errors and the
/// share of <c>heavy</c> pages are perfect. After the response, so that nobody waits for it.
/// </summary>
internal sealed class OrderAgreement : ISideEffect<ServedPage>
{
    /// <summary>Pages per measurement: about 20 µs in 16 pages.</summary>
    public const int PagesPerSample = 16;

    /// <summary>Fewest candidates for a correlation to mean anything.</summary>
    public const int FewestCandidates = 10;

    // About the last ten samples.
    private const double NewShare = 0.1;

    private readonly Lock _gate = new();
    private int _pages = -1;
    private double? _agreement;

    public OrderAgreement(IMeterFactory meters) => meters.Create(FeedMetrics.MeterName).CreateObservableGauge(
        "feedranking.ranking.agreement",
        () => Agreement is { } agreement ? [new Measurement<double>(agreement)] : Array.Empty<Measurement<double>>(),
        "1",
        "Rank correlation of the light and the heavy ranker's order of the same candidates: 1 the same, 0 none, -1 reversed.");

    public string Name => "order_agreement";

    /// <summary>The smoothed correlation; null before the first sample.</summary>
    public double? Agreement
    {
        get
        {
            lock (_gate)
            {
                return _agreement;
            }
        }
    }

    public ValueTask RunAsync(ServedPage page, CancellationToken cancellationToken)
    {
        if (page.Run.Completed && page.Run.Query.Kept is null && Interlocked.Increment(ref _pages) % PagesPerSample == 0)
        {
            Sample(page.Run.Retrieved);
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Spearman's rank correlation of two orders of the same things. Equal values have the rank of their place: ties are rare among scores.</summary>
    /// <param name="one">Values; sorted afterwards.</param>
    /// <param name="other">Values of the same things; sorted afterwards.</param>
    /// <returns>From -1 to 1.</returns>
    public static double Correlate(float[] one, float[] other)
    {
        var count = one.Length;
        int[] byOne = [.. Enumerable.Range(0, count)];
        int[] byOther = [.. byOne];
        Array.Sort(one, byOne);
        Array.Sort(other, byOther);
        var rank = new int[count];
        for (var place = 0; place < count; place++)
        {
            rank[byOne[place]] = place;
        }

        var squares = 0d;
        for (var place = 0; place < count; place++)
        {
            double distance = rank[byOther[place]] - place;
            squares += distance * distance;
        }

        return 1 - (6 * squares / (count * (((double)count * count) - 1)));
    }

    private void Sample(IReadOnlyList<FeedCandidate> candidates)
    {
        var (light, heavy) = (new List<float>(), new List<float>());
        foreach (var candidate in candidates)
        {
            if (candidate is { Heads: not null, LightHeads: not null })
            {
                light.Add(candidate.LightValue);
                heavy.Add(candidate.Value);
            }
        }

        if (light.Count < FewestCandidates)
        {
            return;
        }

        var now = Correlate([.. light], [.. heavy]);
        lock (_gate)
        {
            _agreement = _agreement is { } before ? before + (NewShare * (now - before)) : now;
        }
    }
}
