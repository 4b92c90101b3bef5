using System.Text.Json;

namespace FeedRanking.Testing.Telemetry;

/// <summary>A span as the Collector wrote it.</summary>
/// <param name="Service"><c>service.name</c> of who sent it.</param>
/// <param name="Source">The activity source.</param>
/// <param name="TraceId">32 hexadecimal digits.</param>
/// <param name="SpanId">16 hexadecimal digits.</param>
/// <param name="ParentSpanId">The same; empty for a root.</param>
/// <param name="Name">Display name.</param>
/// <param name="Kind">internal, server or client.</param>
/// <param name="Attributes">Values as texts.</param>
public sealed record CollectedSpan(
    string Service, string Source, string TraceId, string SpanId, string ParentSpanId, string Name, string Kind, IReadOnlyDictionary<string, string> Attributes)
{
    private static readonly string[] Kinds = ["unspecified", "internal", "server", "client", "producer", "consumer"];

    /// <summary>All spans of a trace in lines of the Collector's file.</summary>
    public static IReadOnlyList<CollectedSpan> OfTrace(string traceId, IEnumerable<string> lines) =>
    [
        .. from line in lines.Where(line => line.Contains(traceId, StringComparison.Ordinal))
           from resource in JsonSerializer.Deserialize<JsonElement>(line).GetProperty("resourceSpans").EnumerateArray()
           let service = OtlpJson.Attributes(resource.GetProperty("resource"))["service.name"]
           from scope in resource.GetProperty("scopeSpans").EnumerateArray()
           let source = scope.GetProperty("scope").GetProperty("name").GetString()!
           from span in scope.GetProperty("spans").EnumerateArray()
           where span.GetProperty("traceId").GetString() == traceId
           select Read(service, source, span),
    ];

    private static CollectedSpan Read(string service, string source, JsonElement span) => new(
        service,
        source,
        span.GetProperty("traceId").GetString()!,
        span.GetProperty("spanId").GetString()!,
        span.TryGetProperty("parentSpanId", out var parent) ? parent.GetString()! : "",
        span.GetProperty("name").GetString()!,
        Kinds[span.GetProperty("kind").GetInt32()],
        OtlpJson.Attributes(span));
}
