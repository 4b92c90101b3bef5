using System.Text.Json;
using FeedRanking.Integration.Tests.Running;
using FeedRanking.Testing;
using FeedRanking.Testing.Telemetry;

namespace FeedRanking.Integration.Tests.Telemetry;

/// <summary>What arrives at the real OpenTelemetry Collector: a whole trace of one feed, metrics with that trace as an example, logs.</summary>
[Collection(SystemCollection.Name)]
public sealed class TraceTests(RunningSystem system)
{
    private const string CallerSpanId = "00f067aa0ba902b7";
    private static readonly TelemetrySchema Schema = TelemetrySchema.Current;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private static readonly Dictionary<string, string> ServiceOfStage = new()
    {
        ["retrieve"] = "candidate-retrieval",
        ["light"] = "light-ranker",
        ["heavy"] = "heavy-ranker",
    };

    [RequiresToolFact(Collector.Tool)]
    public async Task Feed_WithATraceOfItsCaller_IsOneTraceThroughFourServices_AndExampleOfItsMetrics()
    {
        var traceId = await AskForAHeavyFeedAsync();

        IReadOnlyList<CollectedSpan> spans = [];
        await Eventually.Async(
            () => (spans = CollectedSpan.OfTrace(traceId, system.Collector.Lines("traces"))).Count(span => span.Kind == "server") >= 4
                && spans.Any(span => span.Service == "feed-gateway" && span.Kind == "server"),
            Patience,
            "The arrival of the server spans of four services");

        var root = spans.Single(span => span.ParentSpanId == CallerSpanId);
        (root.Service, root.Kind).ShouldBe(("feed-gateway", "server"));
        var stages = ChildrenOf(root, spans).Where(span => span.Source == "FeedRanking.Pipeline").ToDictionary(span => span.Name);
        stages.Keys.ShouldBe(["viewer", "retrieve", "filter", "light", "heavy", "rerank"], ignoreOrder: true);
        foreach (var (stage, service) in ServiceOfStage)
        {
            // Retrieval may have been asked a second time.
            var calls = ChildrenOf(stages[stage], spans).ToList();
            calls.Count.ShouldBeInRange(1, stage == "retrieve" ? 2 : 1);
            calls.ShouldAllBe(call => call.Service == "feed-gateway" && call.Source == "System.Net.Http" && call.Kind == "client");
            var answer = calls.SelectMany(call => ChildrenOf(call, spans)).First();
            (answer.Service, answer.Kind).ShouldBe((service, "server"));
            if (stage != "retrieve")
            {
                ChildrenOf(answer, spans).Select(span => span.Name).ShouldBe(["assemble features", "run model"], ignoreOrder: true);
            }
        }

        spans.SelectMany(Complaints).ShouldBeEmpty($"spans that {TelemetrySchema.Path} does not have");
        Schema.Spans.Where(entry => !spans.Any(span => Fits(entry, span))).ShouldBeEmpty("spans that nobody emits");
        await Eventually.Async(
            () => system.Collector.Lines("metrics").Any(line => line.Contains($"\"traceId\":\"{traceId}\"", StringComparison.Ordinal)),
            Patience,
            "The arrival of a metric with this trace as its example");
    }

    [RequiresToolFact(Collector.Tool)]
    public async Task EveryService_SendsMetricsAndLogs_UnderItsName()
    {
        await Eventually.Async(() => SendersOf("metrics", "resourceMetrics").IsSupersetOf(TelemetrySchema.Services), Patience, "Metrics of five services");
        await Eventually.Async(() => SendersOf("logs", "resourceLogs").IsSupersetOf(TelemetrySchema.Services), Patience, "Logs of five services");
    }

    private async Task<string> AskForAHeavyFeedAsync()
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, ActivityHeadersPropagator = null });
        var viewer = WorldViewers.All.Some(1, seed: 10)[0];
        await system.UntilServedByAsync("heavy", viewer);
        var attempt = 0;
        string traceId;
        string text = "";
        do
        {
            attempt.ShouldBeLessThan(200, text);
            traceId = $"feed{++attempt:x28}";
            using var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{system.Port}/v1/feed?user_id={viewer}&size=20");
            request.Headers.Add("traceparent", $"00-{traceId}-{CallerSpanId}-01");
            using var answer = await http.SendAsync(request);
            text = await answer.Content.ReadAsStringAsync();
        }
        while (!text.Contains("\"served_by\":\"heavy\"", StringComparison.Ordinal) || !text.Contains("\"degraded\":[]", StringComparison.Ordinal));

        return traceId;
    }

    private HashSet<string> SendersOf(string signal, string property) =>
    [
        .. system.Collector.Lines(signal).SelectMany(line => JsonSerializer.Deserialize<JsonElement>(line).GetProperty(property).EnumerateArray())
            .Select(resource => OtlpJson.Attributes(resource.GetProperty("resource"))["service.name"]),
    ];

    private static IEnumerable<CollectedSpan> ChildrenOf(CollectedSpan parent, IEnumerable<CollectedSpan> spans) =>
        spans.Where(span => span.ParentSpanId == parent.SpanId);

    private static bool Fits(SpanEntry entry, CollectedSpan span) =>
        entry.Source == span.Source && entry.Kind == span.Kind && entry.Services.Contains(span.Service) && Schema.Domains[entry.Names].Holds(span.Name);

    private static IEnumerable<string> Complaints(CollectedSpan span)
    {
        var what = $"{span.Service}: {span.Kind} span '{span.Name}' of {span.Source}";
        return Schema.Spans.FirstOrDefault(entry => Fits(entry, span)) is { } entry
            ? Schema.Complaints(what, entry.Attributes, span.Attributes)
            : [$"{what} is not declared"];
    }
}
