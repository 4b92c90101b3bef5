using FeedRanking.LoadTests.Metrics;
using FeedRanking.Local.Topology;

namespace FeedRanking.Local.Watch;

/// <summary>Makes a frame of what was seen lately. What a service does not publish is left out, never guessed.</summary>
internal static class WatchFrameMaker
{
    private const string Requests = "feedranking_feed_requests_total";
    private const string Duration = "feedranking_feed_duration_seconds";
    private const string Shed = "feedranking_admission_shed_total";
    private const double MsPerSecond = 1_000;
    private const int MostDegradations = 4;

    private static readonly TimeSpan ForRates = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ForLatency = TimeSpan.FromSeconds(10);
    private static readonly string[] Rungs = ["heavy", "light", "precomputed", "popular"];
    private static readonly string[] States = ["closed", "open", "half open", "isolated"];
    private static readonly PrometheusPage Nothing = new("");

    public static WatchFrame Make(WatchHistory history)
    {
        var now = history.Latest;
        var page = GatewayOf(now);
        var (rates, latency, minute) = (history.Before(ForRates), history.Before(ForLatency), history.Before(WatchHistory.Length));
        var duration = latency is null ? new Histogram([], 0) : page.Histogram(Duration).Since(GatewayOf(latency).Histogram(Duration));
        return new WatchFrame
        {
            At = now.At,
            FeedsPerSecond = rates is null ? null : (page.Sum(Requests) - GatewayOf(rates).Sum(Requests)) / Seconds(rates, now),
            P50Ms = Ms(duration, 0.50),
            P95Ms = Ms(duration, 0.95),
            P99Ms = Ms(duration, 0.99),
            BudgetMs = page.All("feedranking_budget_seconds").Where(sample => sample.Labels["step"] == "total").Select(sample => (double?)sample.Value * MsPerSecond).FirstOrDefault(),
            ServedBy = minute is null ? [] : ServedBy(page, GatewayOf(minute)),
            Degraded = latency is null ? [] : Degraded(page, GatewayOf(latency)),
            Breakers = Breakers(page),
            QualityFactor = First(page, "feedranking_quality_factor_ratio"),
            Candidates = [.. page.SumBy("feedranking_quality_candidates", "stage").Select(stage => KeyValuePair.Create(stage.Key, stage.Value))],
            Admission = [.. now.Pages.Select(service => Admission(service.Key, service.Value, rates, now)).OfType<WatchFrame.AdmissionLine>()],
            Faults = [.. now.Pages.Values.SelectMany(Faults).Distinct().Order(StringComparer.Ordinal)],
            Parts = [.. now.Parts.Select(part => new WatchFrame.PartLine(
                part, now.Held.Contains(part.Name), Cpu(part.Name, rates, now), now.MemoryMb.TryGetValue(part.Name, out var memory) ? memory : null))],
        };
    }

    private static PrometheusPage GatewayOf(WatchSample sample) => sample.Pages.GetValueOrDefault(ComponentName.FeedGateway, Nothing);

    private static double Seconds(WatchSample then, WatchSample now) => Math.Max(0.001, (now.At - then.At).TotalSeconds);

    private static double? Ms(Histogram duration, double share) => duration.Count > 0 ? duration.Percentile(share) * MsPerSecond : null;

    private static double? First(PrometheusPage page, string name) => page.All(name).Select(sample => (double?)sample.Value).FirstOrDefault();

    private static List<KeyValuePair<string, double>> ServedBy(PrometheusPage now, PrometheusPage then)
    {
        var counts = Rungs.ToDictionary(rung => rung, rung => now.Sum(Requests, ("served_by", rung)) - then.Sum(Requests, ("served_by", rung)));
        var all = counts.Values.Sum();
        return all > 0 ? [.. Rungs.Select(rung => KeyValuePair.Create(rung, counts[rung] / all))] : [];
    }

    private static List<KeyValuePair<string, double>> Degraded(PrometheusPage now, PrometheusPage then)
    {
        const string Name = "feedranking_degraded_total";
        return [.. now.All(Name)
            .Select(sample => (Stage: sample.Labels.GetValueOrDefault("stage", ""), Reason: sample.Labels.GetValueOrDefault("reason", ""), sample.Value))
            .Select(entry => KeyValuePair.Create($"{entry.Stage} {entry.Reason}", entry.Value - then.Sum(Name, ("stage", entry.Stage), ("reason", entry.Reason))))
            .Where(entry => entry.Value > 0)
            .OrderByDescending(entry => entry.Value)
            .Take(MostDegradations)];
    }

    private static List<KeyValuePair<string, string>> Breakers(PrometheusPage page)
    {
        var all = page.All("feedranking_breaker_state").Select(sample => (
            Peer: sample.Labels.GetValueOrDefault("peer", ""),
            Replica: sample.Labels.GetValueOrDefault("replica", ""),
            State: States[Math.Clamp((int)sample.Value, 0, States.Length - 1)])).ToList();
        return [.. all.Select(breaker => KeyValuePair.Create(
            all.Count(other => other.Peer == breaker.Peer) > 1 ? $"{breaker.Peer}/{breaker.Replica}" : breaker.Peer, breaker.State))];
    }

    private static WatchFrame.AdmissionLine? Admission(string service, PrometheusPage page, WatchSample? then, WatchSample now)
    {
        if (First(page, "feedranking_admission_limit") is not { } limit)
        {
            return null;
        }

        var comparable = then is not null && then.PidOf(service) == now.PidOf(service) && then.Pages.ContainsKey(service);
        return new WatchFrame.AdmissionLine(
            service, limit, page.Sum("feedranking_admission_in_flight"),
            comparable ? (page.Sum(Shed) - then!.Pages[service].Sum(Shed)) / Seconds(then, now) : null);
    }

    private static IEnumerable<string> Faults(PrometheusPage page) => page.All("feedranking_chaos_active")
        .Where(sample => sample.Value > 0)
        .Select(sample => string.Join(" on ", new[] { sample.Labels.GetValueOrDefault("fault", ""), sample.Labels.GetValueOrDefault("target", "") }.Where(text => text.Length > 0)));

    private static double? Cpu(string part, WatchSample? then, WatchSample now) =>
        then is not null && then.PidOf(part) == now.PidOf(part) && then.CpuSeconds.TryGetValue(part, out var before) && now.CpuSeconds.TryGetValue(part, out var after)
            ? 100 * (after - before) / Seconds(then, now)
            : null;
}
