using FeedRanking.LoadTests.Metrics;

namespace FeedRanking.LoadTests.Tests.Metrics;

public sealed class PrometheusPageTests
{
    private const string Text =
        """
        # HELP a_seconds Time.
        # TYPE a_seconds histogram
        a_seconds_bucket{stage="heavy",outcome="ok",le="0.01"} 2
        a_seconds_bucket{stage="heavy",outcome="ok",le="+Inf"} 3
        a_seconds_sum{stage="heavy",outcome="ok"} 0.05
        a_seconds_bucket{stage="heavy",outcome="late",le="0.01"} 1
        a_seconds_bucket{stage="heavy",outcome="late",le="+Inf"} 5
        a_seconds_sum{stage="heavy",outcome="late"} 0.95
        a_seconds_bucket{stage="light",outcome="ok",le="0.01"} 7
        b_total{route="/v1.A/Get",text="a \"quoted\", b"} 4
        b_total{route="/v2.A/Get",text=""} 1.5e1
        up 1
        feedranking_budget_seconds{otel_scope_name="x",step="total"} 0.18
        feedranking_budget_seconds{otel_scope_name="x",step="viewer"} 0.015
        """;

    private readonly PrometheusPage _page = new(Text);

    [Fact]
    public void Histogram_AddsUpTheSeriesThatFit()
    {
        var heavy = _page.Histogram("a_seconds", ("stage", "heavy"));
        heavy.Buckets.ShouldBe([new Bucket(0.01, 3), new Bucket(double.PositiveInfinity, 8)]);
        (heavy.Count, heavy.Sum).ShouldBe((8, 1));
        _page.Histogram("a_seconds", ("stage", "heavy"), ("outcome", "ok")).Count.ShouldBe(3);
        _page.Histogram("a_seconds", ("stage", "nobody")).Count.ShouldBe(0);
    }

    [Fact]
    public void Sum_TakesLabelsByValueOrBeginning()
    {
        _page.Sum("b_total").ShouldBe(19);
        _page.Sum("b_total", ("route", "/v2.*")).ShouldBe(15);
        _page.Sum("b_total", ("text", "a \\\"quoted\\\", b")).ShouldBe(4);
        _page.Sum("up").ShouldBe(1);
        _page.Sum("down").ShouldBe(0);
    }

    [Fact]
    public void Budget_IsReadFromTheGateway_AndCursorsHaveTheViewersCap()
    {
        var budget = LatencyBudget.From(_page);
        (budget.TotalMs, budget.CapMs("viewer"), budget.CapMs("cursor"), budget.CapMs("keep")).ShouldBe((180, 15, 15, null));
    }

    [Fact]
    public void Budget_OfAnotherService_IsRefused() =>
        Should.Throw<LoadTestException>(() => LatencyBudget.From(new PrometheusPage("up 1"))).Message.ShouldContain("feedranking_budget_seconds");
}
