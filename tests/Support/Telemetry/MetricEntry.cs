namespace FeedRanking.Testing.Telemetry;

/// <summary>A metric of the schema.</summary>
/// <param name="Name">OpenTelemetry name.</param>
/// <param name="Kind">counter, updowncounter, gauge or histogram; an observable instrument is of the kind that it observes.</param>
/// <param name="Unit">UCUM unit, a remark in braces allowed.</param>
/// <param name="Description">As the instrument says it.</param>
/// <param name="Meter">Which meter makes it.</param>
/// <param name="Services">Which services emit it, by <c>service.name</c>.</param>
/// <param name="Attributes">Attribute to the domain of its values.</param>
/// <param name="Appears">What must happen before it is there; null when a system that serves feeds, takes events and lost a ranker shows it.</param>
/// <param name="AssertedBy">The test that sees it, as Class.Method: needed for our own metrics that have <paramref name="Appears"/>.</param>
public sealed record MetricEntry(
    string Name,
    string Kind,
    string Unit,
    string Description,
    string Meter,
    IReadOnlyList<string> Services,
    IReadOnlyDictionary<string, string> Attributes,
    string? Appears = null,
    string? AssertedBy = null)
{
    /// <summary>Whether our own code makes it, not the framework.</summary>
    public bool IsOurs => Meter.StartsWith("FeedRanking.", StringComparison.Ordinal);
}
