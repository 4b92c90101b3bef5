using FeedRanking.FeedGateway.Edge;
using FeedRanking.FeedGateway.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeedGateway.Tests;

public sealed class LatencyBudgetTests
{
    private readonly LatencyBudgetValidator _validator = new();

    [Fact]
    public void Defaults_FitIntoTheTotal()
    {
        var budget = new LatencyBudgetOptions();
        _validator.Validate(null, budget).Succeeded.ShouldBeTrue();
        (budget.PlannedMs, budget.TotalMs).ShouldBe((168, 180));
    }

    [Fact]
    public void Caps_ThatExceedTheTotal_AreRefusedWithBothNumbers()
    {
        var result = _validator.Validate(null, new LatencyBudgetOptions { HeavyMs = 58 });
        result.FailureMessage!.ShouldContain("need 181 ms, but TotalMs is 180");
    }

    [Fact]
    public void Gateway_WithABudgetThatDoesNotAddUp_DoesNotStart() =>
        StartFailure("LatencyBudget:HeavyMs", "100").ShouldBeOfType<OptionsValidationException>().Message.ShouldContain("Lower a cap");

    [Fact]
    public async Task Gateway_WithABudgetOfItsOwn_ShowsItAsMetrics()
    {
        using var host = new GatewayHost();
        host.Settings["LatencyBudget:HeavyMs"] = "46";
        using var client = host.CreateClient();
        var lines = (await client.GetStringAsync(new Uri("/metrics", UriKind.Relative))).Split('\n')
            .Where(line => line.StartsWith("feedranking_budget_seconds{", StringComparison.Ordinal)).ToList();
        string Value(string step) => lines.Last(line => line.Contains($"step=\"{step}\"", StringComparison.Ordinal)).Split(' ')[^1];
        lines.Count.ShouldBeGreaterThanOrEqualTo(8);
        (Value("viewer"), Value("reserve"), Value("total")).ShouldBe(("0.015", "0.03", "0.18"));
        lines.ShouldContain(line => line.EndsWith("step=\"heavy\"} 0.046", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(60, 60)]
    [InlineData(10_000, 180)]
    [InlineData(-5, 1)]
    public void Deadline_OfACallerWhoGivesUp_IsWhatItWaitsAtMostTheBudget(int waitsMs, int expectedMs)
    {
        using var host = new GatewayHost();
        var desk = host.Services.GetRequiredService<FeedDesk>();
        var now = host.Services.GetRequiredService<TimeProvider>().GetUtcNow();

        var totalMs = desk.StartDeadline(now.AddMilliseconds(waitsMs)).Total.TotalMilliseconds;

        // Where the host's clock runs, a few of them have passed already.
        totalMs.ShouldBeInRange(Math.Max(1, expectedMs - 50), expectedMs);
    }

    [Theory]
    [InlineData("LatencyBudget:ViewerMs", "0")]
    [InlineData("Ranking:Weights:like", "1001")]
    [InlineData("Ranking:HeavyCandidates", "5000")]
    [InlineData("Exploration:Slots:20", "fresh")]
    [InlineData("Exploration:Slots:6", "")]
    [InlineData("NextPages:Items", "901")]
    [InlineData("Services:HeavyRanker", "127.0.0.1:1")]
    [InlineData("Popularity:RefreshSeconds", "0")]
    [InlineData("Resilience:MinimumCalls", "1")]
    [InlineData("Resilience:BreakMs", "5000")]
    [InlineData("QualityFactor:Floor", "0")]
    [InlineData("QualityFactor:MinHeavy", "500")]
    [InlineData("Admission:MinLimit", "30")]
    [InlineData("Admission:PrefetchShare", "0.9")]
    public void Gateway_WithAnOptionOutOfItsLimits_DoesNotStart(string key, string value) =>
        StartFailure(key, value).ShouldBeOfType<OptionsValidationException>();

    // When the program ends at once, the test host may look into it after it is gone; then there is nothing to see, and it is started again.
    private static Exception? StartFailure(string key, string value)
    {
        Exception? failure = null;
        for (var attempt = 0; attempt < 10 && failure is null or ObjectDisposedException; attempt++)
        {
            using var host = new GatewayHost();
            host.Settings[key] = value;
            failure = Record.Exception(() => host.CreateClient());
        }

        return failure;
    }
}
