namespace FeedRanking.Testing.Telemetry;

/// <summary>A kind of span of the schema.</summary>
/// <param name="Source">The activity source.</param>
/// <param name="Names">Domain of its names.</param>
/// <param name="Kind">internal, server or client.</param>
/// <param name="Services">Which services emit it, by <c>service.name</c>.</param>
/// <param name="Attributes">Attribute to the domain of its values.</param>
public sealed record SpanEntry(
    string Source, string Names, string Kind, IReadOnlyList<string> Services, IReadOnlyDictionary<string, string> Attributes);
