using System.Net.Http.Json;
using FeedRanking.Integration.Tests.Running;
using FeedRanking.Local.Topology;
using FeedRanking.ServiceDefaults.Metrics;
using FeedRanking.Testing;
using FeedRanking.Testing.Telemetry;

namespace FeedRanking.Integration.Tests.Telemetry;

/// <summary>
/// What the running services say on <c>/metrics</c> is what shared/telemetry.schema.json promises, both ways, after feeds, events of every fate,
/// and a ranker that was killed.
/// </summary>
[Collection(SystemCollection.Name)]
public sealed class MetricsContractTests(RunningSystem system) : IAsyncLifetime
{
    private const Need Everything = Need.Redis | Need.Kafka;
    private const long NobodysVideo = 4_000_000_001;

    private static readonly string[] FatesOfEvents = ["applied", "skipped", "unknown_videos"];
    private static readonly TelemetrySchema Schema = TelemetrySchema.Current;

    private readonly IReadOnlyList<long> _viewers = WorldViewers.All.Some(5, seed: 8);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => system.RepairAsync();

    [RequiresFact(Everything)]
    public async Task Metrics_OfEveryService_AreThoseOfTheSchema_AndHoldNobodysId()
    {
        var page = await system.UntilServedByAsync("heavy", _viewers[0]);
        await SendEventsOfEveryFateAsync(page);
        await Eventually.Async(
            async () => (await Scrapes.AllAsync(system)).Single(one => one.Service == "event-pipeline") is var pipeline
                && FatesOfEvents.All(fate => pipeline.Types.ContainsKey($"feedranking_events_{fate}_total")),
            what: "The end of the events");
        var pages = new List<MetricsPage>(await Scrapes.AllAsync(system));

        await system.KillAsync(ComponentName.HeavyRanker);
        foreach (var viewer in _viewers)
        {
            await system.UntilServedByAsync("light", viewer);
        }

        await system.RepairAsync();
        await system.UntilServedByAsync("heavy", _viewers[0]);
        pages.AddRange(await Scrapes.AllAsync(system));

        pages.SelectMany(Complaints).Distinct().ShouldBeEmpty($"{TelemetrySchema.Path} and /metrics differ");
        Missing(pages).ShouldBeEmpty($"{TelemetrySchema.Path} promises metrics that are not on /metrics");
        var ids = page.VideoIds.Concat(_viewers).Append(NobodysVideo).Select(id => $"{id}").Append(page.RequestId).ToHashSet();
        pages.SelectMany(one => one.Samples).SelectMany(sample => sample.Labels)
            .Where(label => label.Key is not ("server_port" or "partition" or "http_response_status_code" or "le") && ids.Contains(label.Value)).ShouldBeEmpty();
    }

    // Applied; applied already; about a video nobody knows; refused at the edge.
    private async Task SendEventsOfEveryFateAsync(FeedPage page)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        object Event(Guid id, long video, string type = "click") => new
        {
            event_id = id,
            type,
            user_id = _viewers[0],
            video_id = video,
            occurred_at = TimeProvider.System.GetUtcNow(),
            request_id = page.RequestId,
        };
        var twice = Event(Guid.NewGuid(), page.VideoIds[0]);
        foreach (var body in new object[][] { [twice, Event(Guid.NewGuid(), NobodysVideo), Event(Guid.NewGuid(), page.VideoIds[1], "no such type")], [twice] })
        {
            using var answer = await http.PostAsJsonAsync($"http://127.0.0.1:{system.Port}/v1/events", body);
            answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        }
    }

    private static IEnumerable<string> Complaints(MetricsPage page)
    {
        foreach (var (family, type) in page.Types.Where(pair => pair.Key != "target_info"))
        {
            if (Schema.Metrics.FirstOrDefault(metric => FamilyOf(metric) == family) is not { } entry)
            {
                yield return $"{page.Service}: {family} is not in the schema";
                continue;
            }

            var what = $"{page.Service}: {entry.Name}";
            if (type != TypeOf(entry) || page.Helps.GetValueOrDefault(family, "") != entry.Description || !entry.Services.Contains(page.Service))
            {
                yield return $"{what} is a {type} of {page.Service}: '{page.Helps.GetValueOrDefault(family, "")}'";
            }

            foreach (var (_, labels) in page.Samples.Where(sample => sample.Family == family))
            {
                if (labels["otel_scope_name"] != entry.Meter)
                {
                    yield return $"{what} comes from the meter {labels["otel_scope_name"]}";
                }

                var attributes = labels.Where(label => label.Key is not ("otel_scope_name" or "le"));
                foreach (var complaint in Schema.Complaints(what, entry.Attributes, attributes, PrometheusNames.ForLabel))
                {
                    yield return complaint;
                }
            }
        }
    }

    private static IEnumerable<string> Missing(IReadOnlyList<MetricsPage> pages) =>
        from metric in Schema.Metrics.Where(metric => metric.Appears is null)
        from service in metric.Services
        where !pages.Any(page => page.Service == service && page.Types.ContainsKey(FamilyOf(metric)))
        select $"{service}: {metric.Name}";

    private static string TypeOf(MetricEntry metric) => metric.Kind == "updowncounter" ? "gauge" : metric.Kind;

    private static string FamilyOf(MetricEntry metric) => PrometheusNames.ForMetric(metric.Name, metric.Unit, TypeOf(metric));
}
