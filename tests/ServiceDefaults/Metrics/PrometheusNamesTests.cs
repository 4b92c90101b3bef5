using FeedRanking.ServiceDefaults.Metrics;

namespace FeedRanking.ServiceDefaults.Tests.Metrics;

public class PrometheusNamesTests
{
    [Theory]
    [InlineData("feedranking.stage.duration", "s", "histogram", "feedranking_stage_duration_seconds")]
    [InlineData("feedranking.stage.duration_seconds", "s", "histogram", "feedranking_stage_duration_seconds")]
    [InlineData("feedranking.feed.requests", "{request}", "counter", "feedranking_feed_requests_total")]
    [InlineData("feedranking.feed.requests_total", "", "counter", "feedranking_feed_requests_total")]
    [InlineData("feedranking.viewer_row.size", "By", "counter", "feedranking_viewer_row_size_bytes_total")]
    [InlineData("feedranking.quality.factor", "1", "gauge", "feedranking_quality_factor_ratio")]
    [InlineData("feedranking.runs", "1", "counter", "feedranking_runs_total")]
    [InlineData("feedranking.read", "By/s", "gauge", "feedranking_read_bytes_per_second")]
    [InlineData("feedranking.rate", "{event}/s", "gauge", "feedranking_rate_per_second")]
    [InlineData("feedranking.lag", "ms", "gauge", "feedranking_lag_milliseconds")]
    [InlineData("feedranking..odd--name", "", "gauge", "feedranking_odd_name")]
    [InlineData("9lives", "", "gauge", "_9lives")]
    public void Name_FollowsTheCompatibilityRules(string name, string unit, string type, string expected) =>
        PrometheusNames.ForMetric(name, unit, type).ShouldBe(expected);

    [Theory]
    [InlineData("stage", "stage")]
    [InlineData("http.request.method", "http_request_method")]
    [InlineData("a:b", "a_b")]
    public void Label_HasOnlyAllowedCharacters(string attribute, string expected) =>
        PrometheusNames.ForLabel(attribute).ShouldBe(expected);
}
