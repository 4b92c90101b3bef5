using System.Globalization;
using System.Text;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace FeedRanking.ServiceDefaults.Metrics;

/// <summary>The text format of Prometheus, version 0.0.4.</summary>
internal static class PrometheusText
{
    public static void Write(StringBuilder text, Resource resource, PrometheusFamilies families)
    {
        WriteTargetInfo(text, resource);
        foreach (var (name, metrics) in families.All)
        {
            WriteHeader(text, name, metrics[0].Description, PrometheusNames.TypeOf(metrics[0]));
            foreach (var metric in metrics)
            {
                foreach (ref readonly var point in metric.GetMetricPoints())
                {
                    WritePoint(text, name, metric, point);
                }
            }
        }
    }

    private static void WriteTargetInfo(StringBuilder text, Resource resource)
    {
        WriteHeader(text, "target_info", "What reports these metrics.", "gauge");
        var labels = new PrometheusLabels();
        foreach (var (key, value) in resource.Attributes.OrderBy(attribute => attribute.Key, StringComparer.Ordinal))
        {
            labels.Add(key, value);
        }

        WriteSample(text, "target_info", labels.ToString(), 1);
    }

    private static void WriteHeader(StringBuilder text, string name, string description, string type)
    {
        if (!string.IsNullOrEmpty(description))
        {
            var help = description.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
            text.Append("# HELP ").Append(name).Append(' ').Append(help).Append('\n');
        }

        text.Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n');
    }

    private static void WritePoint(StringBuilder text, string name, Metric metric, in MetricPoint point)
    {
        var labels = new PrometheusLabels();
        labels.Add("otel_scope_name", metric.MeterName);
        foreach (var (key, value) in point.Tags)
        {
            labels.Add(key, value);
        }

        switch (metric.MetricType)
        {
            case MetricType.LongSum or MetricType.LongSumNonMonotonic:
                WriteSample(text, name, labels.ToString(), point.GetSumLong());
                break;
            case MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic:
                WriteSample(text, name, labels.ToString(), point.GetSumDouble());
                break;
            case MetricType.LongGauge:
                WriteSample(text, name, labels.ToString(), point.GetGaugeLastValueLong());
                break;
            case MetricType.DoubleGauge:
                WriteSample(text, name, labels.ToString(), point.GetGaugeLastValueDouble());
                break;
            case MetricType.Histogram:
                WriteHistogram(text, name, labels.ToString(), point);
                break;
            default:
                // Exponential histograms have no form in this text format; no view here asks for them.
                break;
        }
    }

    private static void WriteHistogram(StringBuilder text, string name, string labels, in MetricPoint point)
    {
        long cumulative = 0;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            cumulative += bucket.BucketCount;
            WriteSample(text, name + "_bucket", $"{labels},le=\"{Number(bucket.ExplicitBound)}\"", cumulative);
        }

        WriteSample(text, name + "_sum", labels, point.GetHistogramSum());
        WriteSample(text, name + "_count", labels, point.GetHistogramCount());
    }

    private static void WriteSample(StringBuilder text, string name, string labels, double value) =>
        text.Append(name).Append('{').Append(labels).Append("} ").Append(Number(value)).Append('\n');

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        double.NaN => "NaN",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };
}
