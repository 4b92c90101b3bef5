using OpenTelemetry.Metrics;

namespace FeedRanking.ServiceDefaults.Metrics;

/// <summary>
/// Metrics grouped by their Prometheus name, for the format allows one block per name while meters may share one. A metric whose type
/// differs from the first of its name is left out: a scraper would refuse the whole page.
/// </summary>
internal sealed class PrometheusFamilies
{
    private readonly SortedDictionary<string, List<Metric>> _families = new(StringComparer.Ordinal);

    public IEnumerable<KeyValuePair<string, List<Metric>>> All => _families;

    public void Add(Metric metric)
    {
        var name = PrometheusNames.ForMetric(metric);
        if (!_families.TryGetValue(name, out var family))
        {
            _families[name] = [metric];
        }
        else if (PrometheusNames.TypeOf(family[0]) == PrometheusNames.TypeOf(metric))
        {
            family.Add(metric);
        }
    }
}
