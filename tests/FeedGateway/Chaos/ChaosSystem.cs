using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using FeedRanking.Chaos;
using FeedRanking.Features;
using FeedRanking.FeatureStore;
using FeedRanking.FeedGateway.Ops;
using FeedRanking.FeedGateway.Tests.Fakes;
using FeedRanking.Testing;
using Microsoft.AspNetCore.Builder;

namespace FeedRanking.FeedGateway.Tests.Chaos;

/// <summary>
/// The gateway with its real clients, over real sockets, towards services that really score; Redis and Kafka are fakes. Wide caps, because this is
/// about reactions and not about time.
/// </summary>
public sealed class ChaosSystem : IAsyncLifetime, IDisposable
{
    public const string Token = "a-token-of-the-tests";

    /// <summary>A viewer with a history, and stored candidates.</summary>
    public const long Known = 1;

    /// <summary>A viewer without anything.</summary>
    public const long Unknown = 2;

    private readonly TemporaryFolder _models = new();
    private readonly ChaosRanker _light;
    private readonly ChaosRanker _heavy;
    private readonly ChaosService[] _services;
    private readonly GatewayHost _host;
    private HttpClient? _http;

    public ChaosSystem()
    {
        _light = new ChaosRanker(_models.Path, "light-ranker", FaultTargets.LightRanker, RankingFeatures.Light);
        _heavy = new ChaosRanker(_models.Path, "heavy-ranker", FaultTargets.HeavyRanker, RankingFeatures.Heavy);
        Retrieval = new(FaultTargets.CandidateRetrieval, static _ => { }, static app => app.MapGrpcService<ChaosRetrieval>());
        LightRanker = new(FaultTargets.LightRanker, _light.Add, ChaosRanker.MapLight);
        HeavyRankers = [new(FaultTargets.HeavyRanker, _heavy.Add, ChaosRanker.MapHeavy), new(FaultTargets.HeavyRanker, _heavy.Add, ChaosRanker.MapHeavy)];
        _services = [Retrieval, LightRanker, .. HeavyRankers];
        _host = new GatewayHost { UsesRealServices = true, AfterFakes = services => services.AddFaultyStores() };
        foreach (var (key, value) in Settings())
        {
            _host.Settings[key] = value;
        }

        _host.Viewers[Known] = ViewerRecord.Empty with { Row = MakeRow().Pack(), Candidates = [.. Enumerable.Range(400, 40).Select(id => (long)id)], CandidatesMadeAtMs = 1 };
    }

    internal ChaosService Retrieval { get; }

    internal ChaosService LightRanker { get; }

    internal IReadOnlyList<ChaosService> HeavyRankers { get; }

    internal HttpClient Http => _http!;

    internal T Get<T>() => (T)_host.Services.GetService(typeof(T))!;

    internal FakePopularityStore Popularity => _host.Popularity;

    public async Task InitializeAsync()
    {
        await Task.WhenAll(_services.Select(service => service.StartAsync()));
        _http = _host.CreateClient();
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        await UntilHeavyAsync();
    }

    public async Task DisposeAsync()
    {
        foreach (var service in _services)
        {
            await service.DisposeAsync();
        }
    }

    public void Dispose()
    {
        _http?.Dispose();
        _host.Dispose();
        _light.Dispose();
        _heavy.Dispose();
        _models.Dispose();
    }

    /// <summary>Starts a fault over HTTP.</summary>
    internal async Task<string> StartAsync(string fault, string? target = null, object? more = null)
    {
        var json = JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        json["fault"] = fault;
        if (target is not null)
        {
            json["target"] = target;
        }

        using var answer = await Http.PostAsJsonAsync("/ops/chaos", json);
        var body = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, body);
        return JsonSerializer.Deserialize<JsonElement>(body).GetProperty("id").GetString()!;
    }

    /// <summary>Ends all faults, and waits until everything is as it was.</summary>
    internal async Task CalmAsync()
    {
        using var answer = await Http.DeleteAsync(new Uri("/ops/chaos", UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var service in _services.Where(service => !service.IsUp))
        {
            await service.StartAsync();
        }

        await UntilHeavyAsync();
    }

    internal async Task<FaultReport> ReportAsync() =>
        (await Http.GetFromJsonAsync(new Uri("/ops/chaos", UriKind.Relative), OpsJson.Default.FaultReport))!;

    /// <summary>One page; full and without repetition, whatever is broken.</summary>
    internal async Task<Feed> PageAsync(long viewer = Known)
    {
        var feed = await Feed.GetAsync(Http, $"user_id={viewer}&size=20");
        feed.Ids.Distinct().Count().ShouldBe(20);
        return feed;
    }

    /// <summary>Asks for pages until one is as expected; all of them are full.</summary>
    internal async Task<Feed> UntilAsync(string servedBy, string? note = null, long viewer = Known)
    {
        Feed? last = null;
        try
        {
            await Eventually.Async(async () =>
            {
                last = await PageAsync(viewer);
                return last.ServedBy == servedBy && (note is null || last.Degraded.Contains(note));
            });
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"No page by {servedBy} ({note}); the last one: {last!.ServedBy} [{string.Join(", ", last.Degraded)}]", late);
        }

        return last!;
    }

    private Task UntilHeavyAsync() => Eventually.Async(
        async () => await PageAsync() is { ServedBy: "heavy", Degraded.Count: 0 }, what: "A page by everything that there is");

    private Dictionary<string, string> Settings() => new()
    {
        ["Services:CandidateRetrieval"] = Retrieval.Grpc,
        ["Services:LightRanker"] = LightRanker.Grpc,
        ["Services:HeavyRanker"] = string.Join(',', HeavyRankers.Select(service => service.Grpc)),
        ["Ops:Services:CandidateRetrieval"] = Retrieval.Http,
        ["Ops:Services:LightRanker"] = LightRanker.Http,
        ["Ops:Services:HeavyRanker"] = string.Join(',', HeavyRankers.Select(service => service.Http)),
        ["Ops:Token"] = Token,
        ["Chaos:Enabled"] = "true",

        // Load is another matter.
        ["Admission:Enabled"] = "false",
        ["QualityFactor:Enabled"] = "false",
        ["Popularity:RefreshSeconds"] = "1",
        ["Resilience:BreakMs"] = "500",
        ["Resilience:SamplingMs"] = "500",
        ["LatencyBudget:TotalMs"] = "2500",
        ["LatencyBudget:ViewerMs"] = "200",
        ["LatencyBudget:RetrieveMs"] = "400",
        ["LatencyBudget:FilterMs"] = "100",
        ["LatencyBudget:LightMs"] = "400",
        ["LatencyBudget:HeavyMs"] = "400",
        ["LatencyBudget:RerankMs"] = "100",
        ["LatencyBudget:ReserveMs"] = "500",
        ["NextPages:WriteMs"] = "200",
    };

    private static ViewerRow MakeRow()
    {
        var row = ViewerRow.Unknown(Known, "br");
        var nowMs = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        row.Apply(new EngagementEvent(Guid.Empty, EngagementType.Impression, Known, 7, nowMs - 60_000, 0), ChaosRanker.Catalogue);
        return row;
    }
}
