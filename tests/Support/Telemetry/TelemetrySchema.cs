using System.Text.Json;
using System.Text.Json.Serialization;

namespace FeedRanking.Testing.Telemetry;

/// <summary>The contract of what the services tell about themselves: <c>shared/telemetry.schema.json</c>.</summary>
/// <param name="Domains">Allowed values of attributes and names, by the name that the entries refer to.</param>
/// <param name="Metrics">Every metric on <c>/metrics</c> and by OTLP.</param>
/// <param name="Spans">Every span.</param>
/// <param name="Logs">Every log line of our own code.</param>
public sealed record TelemetrySchema(
    IReadOnlyDictionary<string, ValueDomain> Domains,
    IReadOnlyList<MetricEntry> Metrics,
    IReadOnlyList<SpanEntry> Spans,
    IReadOnlyList<LogEntry> Logs)
{
    /// <summary>Where it stands in the repository.</summary>
    public const string Path = "shared/telemetry.schema.json";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    private static readonly Lazy<TelemetrySchema> Read = new(
        () => JsonSerializer.Deserialize<TelemetrySchema>(File.ReadAllText(RepositoryRoot.Combine(Path)), Strict)!);

    /// <summary>The schema of this checkout.</summary>
    public static TelemetrySchema Current => Read.Value;

    /// <summary>The services whose telemetry this is, by <c>service.name</c>.</summary>
    public static IReadOnlyList<string> Services { get; } = ["candidate-retrieval", "event-pipeline", "feed-gateway", "heavy-ranker", "light-ranker"];

    /// <summary>What is wrong with the attributes of something emitted; empty when nothing is.</summary>
    /// <param name="what">Begins each complaint.</param>
    /// <param name="declared">Attribute to domain, as an entry declares them.</param>
    /// <param name="emitted">Attribute to value.</param>
    /// <param name="nameOf">How the emitter writes a declared attribute's name; null when it writes it as declared.</param>
    public IEnumerable<string> Complaints(
        string what,
        IReadOnlyDictionary<string, string> declared,
        IEnumerable<KeyValuePair<string, string>> emitted,
        Func<string, string>? nameOf = null)
    {
        var byName = declared.ToDictionary(pair => nameOf is null ? pair.Key : nameOf(pair.Key), pair => Domains[pair.Value]);
        foreach (var (name, value) in emitted)
        {
            if (!byName.TryGetValue(name, out var domain))
            {
                yield return $"{what}: attribute '{name}' ('{value}') is not declared";
            }
            else if (!domain.Holds(value))
            {
                yield return $"{what}: attribute '{name}' has the value '{value}', which its domain does not hold";
            }
        }
    }
}
