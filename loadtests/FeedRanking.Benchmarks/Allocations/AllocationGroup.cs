using System.Globalization;
using FeedRanking.Benchmarks.Feeds;
using FeedRanking.Benchmarks.Ratios;
using FeedRanking.Benchmarks.Running;

namespace FeedRanking.Benchmarks.Allocations;

/// <summary>What the processes allocate for a fixed number of feeds, and how long their collector stops them, as their own runtimes count it.</summary>
internal sealed class AllocationGroup(AllocationBudget budget) : IRatioGroup
{
    private const int Viewers = 500;
    private const int Seed = 11;
    // Few, so that no feed is late and every feed is the whole work.
    private const int Callers = 2;
    private const double LeastHeavyShare = 0.9;
    private const string Allocated = "dotnet_gc_heap_total_allocated_bytes_total";
    private const string Paused = "dotnet_gc_pause_time_seconds_total";
    private const string Candidates = "feedranking_ranking_candidates_sum";

    public string Id => "allocation";

    public async Task<IReadOnlyList<Ratio>> MeasureAsync(BenchSetting setting)
    {
        var system = setting.System;
        var load = new FeedLoad(await SampleViewers.ReadAsync(system.Redis, Viewers, Seed));
        using var client = new HttpFeedClient(system.Http("FeedGateway"));
        using var http = new HttpClient();
        var feeds = setting.Pace.IsQuick ? 300 : 1_500;
        setting.Say($"allocations of {feeds} feeds");
        await load.ClosedAsync(client, Callers, setting.Pace.WarmUp);
        var before = await ReadAsync(http, system);
        var result = await load.CountedAsync(client, Callers, feeds);
        if (result.HeavyShare < LeastHeavyShare)
        {
            throw new UnmeasurableException($"only {result.HeavyShare:P0} of the feeds were ranked by every model: this machine is too busy with other things");
        }

        var after = await ReadAsync(http, system);
        double Of(string service, string counter) => after[service][counter] - before[service][counter];

        List<Ratio> ratios =
        [
            PerFeed("gateway", "FeedGateway", Of("FeedGateway", Allocated), result.Feeds),
            PerFeed("retrieval", "CandidateRetrieval", Of("CandidateRetrieval", Allocated), result.Feeds),
            PerCandidate("light", "LightRanker", Of("LightRanker", Allocated), Of("LightRanker", Candidates)),
            PerCandidate("heavy", "HeavyRanker", Of("HeavyRanker", Allocated), Of("HeavyRanker", Candidates)),
        ];
        foreach (var service in RunningSystem.Services)
        {
            ratios.Add(Limited($"gc-{service.ToLowerInvariant()}", $"share of time that {service}'s collector stops it, {Callers} callers", Of(service, Paused) / result.Seconds, "of time", null));
        }

        return ratios;
    }

    private static async Task<Dictionary<string, Counters>> ReadAsync(HttpClient http, RunningSystem system)
    {
        var counters = new Dictionary<string, Counters>();
        foreach (var service in RunningSystem.Services)
        {
            counters[service] = await Counters.ReadAsync(http, system.Http(service));
        }

        return counters;
    }

    private Ratio PerFeed(string id, string service, double bytes, int feeds) =>
        Limited(id, $"bytes that {service} allocates per feed", bytes / feeds, "B", $"{feeds:N0} feeds");

    private Ratio PerCandidate(string id, string service, double bytes, double candidates) =>
        Limited(id, $"bytes that {service} allocates per candidate", bytes / candidates, "B", string.Create(CultureInfo.InvariantCulture, $"{candidates:N0} candidates"));

    private Ratio Limited(string id, string name, double value, string unit, string? note)
    {
        var limit = budget.For(id);
        return new Ratio($"{Id}-{id}", name, value, unit)
        {
            Goal = limit.Goal is { } goal ? Goal.AtMost(goal) : null,
            Budget = limit.Budget,
            Note = note,
        };
    }
}
