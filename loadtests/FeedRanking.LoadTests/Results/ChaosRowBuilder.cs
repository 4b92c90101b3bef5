using FeedRanking.LoadTests.Faults;
using FeedRanking.LoadTests.Measuring;
using FeedRanking.LoadTests.Metrics;
using FeedRanking.LoadTests.Requests;

namespace FeedRanking.LoadTests.Results;

/// <summary>Judges the load of one fault.</summary>
internal static class ChaosRowBuilder
{
    /// <summary>After so long 99 % of new feeds must be heavy again.</summary>
    public const double HeavyAgainWithinSeconds = 5;

    /// <summary>So large a share of new feeds must be by the expected rungs: a request or two in a hundred may be late for other reasons.</summary>
    public const double MinExpectedShare = 0.95;

    // A breaker opens after a few calls.
    private const double SettleSeconds = 1;

    // 99 % of less than this says nothing.
    private const double WindowSeconds = 5;
    private const double LeastWindowSeconds = 2;

    private static readonly string[] PageFaults =
        [AnswerCheck.Empty, AnswerCheck.Short, AnswerCheck.Repeated, AnswerCheck.RepeatedFromEarlierPage, AnswerCheck.UnknownRung];

    public static ChaosRow Of(ChaosCase chaos, IReadOnlyList<Sample> all, FaultTimes times, double seconds, LatencyBudget budget)
    {
        var away = GatewayAway(all, times);
        var samples = all.Where(sample => !MeetsNoGateway(sample, away)).ToList();
        var latency = Percentiles.Of(samples.Select(sample => sample.LatencyMs));
        var news = samples.Where(sample => sample is { IsNewFeed: true, Failure: null }).OrderBy(sample => sample.IntendedAtSeconds).ToList();
        var broken = Between(news, (away?.To ?? times.AllBrokenAt) + SettleSeconds, times.RestoredAt);
        var heavyAgain = HeavyAgainAfter([.. news.Where(sample => sample.IntendedAtSeconds >= times.ReadyAt)], times.ReadyAt, seconds);
        var row = new ChaosRow
        {
            Target = chaos.Target,
            Fault = chaos.Fault,
            Requests = all.Count,
            NotOk = samples.Count(sample => sample.Failure is { } failure && !PageFaults.Contains(failure)),
            ShortOrEmpty = samples.Count(sample => sample.Failure is AnswerCheck.Empty or AnswerCheck.Short),
            Wrong = samples.Count(sample => sample.Failure is AnswerCheck.Repeated or AnswerCheck.RepeatedFromEarlierPage or AnswerCheck.UnknownRung),
            NoGateway = all.Count - samples.Count,
            P50Ms = latency.P50Ms,
            P95Ms = latency.P95Ms,
            P99Ms = latency.P99Ms,
            MaxMs = latency.MaxMs,
            Before = Shares(Between(news, 0, times.BrokenAt)),
            During = Shares(broken),
            After = Shares(Between(news, times.ReadyAt + HeavyAgainWithinSeconds, double.PositiveInfinity)),
            ExpectedRungs = chaos.ExpectedRungs,
            ExpectedShare = SummaryBuilder.Share(broken.Count(sample => chaos.ExpectedRungs.Contains(sample.ServedBy)), broken.Count),
            ReadyAfterSeconds = times.ReadyAt - times.RestoredAt,
            HeavyAgainAfterSeconds = heavyAgain,
            Thresholds = [],
        };
        return row with { Thresholds = Thresholds(chaos.Name, row, seconds, budget) };
    }

    // Until the new gateway's first answer: from then on each request is judged, though it says only later that it is ready.
    private static (double From, double To)? GatewayAway(IEnumerable<Sample> all, FaultTimes times) => times.GatewayAway is { } away
        ? (away.From, all.Where(sample => sample.Failure is null && sample.IntendedAtSeconds > away.From).Select(sample => sample.IntendedAtSeconds).DefaultIfEmpty(away.To).Min())
        : null;

    // Refused, or cut off when the gateway died.
    private static bool MeetsNoGateway(Sample sample, (double From, double To)? away) =>
        away is { } gap && sample.Failure is not null && sample.IntendedAtSeconds < gap.To && sample.IntendedAtSeconds + (sample.LatencyMs / 1_000) >= gap.From;

    /// <summary>The first moment from which 99 % of the next 5 s' new feeds are heavy (all but one, where they are fewer than a hundred).</summary>
    /// <param name="news">New feeds since it was ready, in order.</param>
    /// <param name="readyAt">When that was.</param>
    /// <param name="seconds">End of the load.</param>
    /// <returns>Seconds since it was ready; null when there is no such moment.</returns>
    internal static double? HeavyAgainAfter(IReadOnlyList<Sample> news, double readyAt, double seconds)
    {
        foreach (var from in news.Where(sample => sample.ServedBy != "heavy").Select(sample => Math.BitIncrement(sample.IntendedAtSeconds)).Prepend(readyAt))
        {
            var window = Between(news, from, from + WindowSeconds);
            if (window.Count > 0 && seconds - from >= LeastWindowSeconds
                && window.Count(sample => sample.ServedBy != "heavy") <= Math.Max(1, (1 - FeedThresholds.MinHeavyShare) * window.Count))
            {
                return from - readyAt;
            }
        }

        return null;
    }

    private static List<ThresholdOutcome> Thresholds(string name, ChaosRow row, double seconds, LatencyBudget budget) =>
    [
        ThresholdOutcome.AtMost($"{name} not 200", row.NotOk, 0),
        ThresholdOutcome.AtMost($"{name} pages short, empty or wrong", row.ShortOrEmpty + row.Wrong, 0),
        ThresholdOutcome.AtMost($"{name} p95 ms", row.P95Ms, budget.TotalMs),
        ThresholdOutcome.AtLeast($"{name} share by {string.Join(" or ", row.ExpectedRungs)} meanwhile", row.ExpectedShare, MinExpectedShare),

        // What was not seen to the end of the load counts as all of it.
        ThresholdOutcome.AtMost($"{name} heavy again after s", row.HeavyAgainAfterSeconds ?? seconds, HeavyAgainWithinSeconds),
    ];

    private static List<Sample> Between(IEnumerable<Sample> samples, double from, double to) =>
        [.. samples.Where(sample => sample.IntendedAtSeconds >= from && sample.IntendedAtSeconds < to)];

    private static Dictionary<string, double> Shares(List<Sample> samples) =>
        AnswerCheck.Rungs.ToDictionary(rung => rung, rung => SummaryBuilder.Share(samples.Count(sample => sample.ServedBy == rung), samples.Count));
}
