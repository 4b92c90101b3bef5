using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace FeedRanking.ServiceDefaults.Metrics;

/// <summary>Turns the SDK's metrics into Prometheus text when somebody asks; one scrape at a time.</summary>
[ExportModes(ExportModes.Pull)]
internal sealed class PrometheusExporter : BaseExporter<Metric>, IPullMetricExporter
{
    private const int CollectTimeoutMs = 5_000;

    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();

    public Func<int, bool>? Collect { get; set; }

    /// <summary>All metrics as they are now.</summary>
    public string Scrape()
    {
        lock (_gate)
        {
            _text.Clear();
            Collect?.Invoke(CollectTimeoutMs);
            return _text.ToString();
        }
    }

    public override ExportResult Export(in Batch<Metric> batch)
    {
        var families = new PrometheusFamilies();
        foreach (var metric in batch)
        {
            families.Add(metric);
        }

        PrometheusText.Write(_text, ParentProvider.GetResource(), families);
        return ExportResult.Success;
    }
}
