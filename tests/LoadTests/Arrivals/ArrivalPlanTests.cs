using FeedRanking.LoadTests.Arrivals;

namespace FeedRanking.LoadTests.Tests.Arrivals;

public sealed class ArrivalPlanTests
{
    [Fact]
    public void Poisson_OfALongPlan_HasTheRate_AndGapsThatVaryLikeTheirMean()
    {
        var plan = ArrivalPlan.Poisson([new RatePhase("steady", 50, 2_000)], new Random(1));
        var gaps = plan.AtSeconds.Zip(plan.AtSeconds.Skip(1), (one, next) => next - one).ToList();
        var mean = gaps.Average();
        var deviation = Math.Sqrt(gaps.Average(gap => (gap - mean) * (gap - mean)));

        // 100,000 arrivals: the count's deviation is 316, so these are four of them.
        plan.AtSeconds.Count.ShouldBeInRange(98_700, 101_300);
        (deviation / mean).ShouldBeInRange(0.98, 1.02);
        plan.AtSeconds.ShouldBeInOrder();
        plan.AtSeconds.ShouldAllBe(at => at >= 0 && at < 2_000);
    }

    [Fact]
    public void Poisson_OfPhases_HasEachPhasesRateInItsPlace()
    {
        RatePhase[] phases = [new("before", 20, 100), new("spike", 80, 50), new("after", 20, 100)];
        var plan = ArrivalPlan.Poisson(phases, new Random(2));
        var counts = plan.AtSeconds.CountBy(plan.PhaseAt).ToDictionary();

        counts[0].ShouldBeInRange(1_800, 2_200);
        counts[1].ShouldBeInRange(3_750, 4_250);
        counts[2].ShouldBeInRange(1_800, 2_200);
        (plan.Seconds, plan.RatePerSecond).ShouldBe((250, 32));
    }

    [Fact]
    public void Poisson_WithTheSameSeed_IsTheSamePlan() => ArrivalPlan.Poisson([new RatePhase("steady", 10, 10)], new Random(3)).AtSeconds
        .ShouldBe(ArrivalPlan.Poisson([new RatePhase("steady", 10, 10)], new Random(3)).AtSeconds);

    [Fact]
    public void Even_IsEvenlySpaced() =>
        ArrivalPlan.Even(new RatePhase("even", 4, 1)).AtSeconds.ShouldBe([0, 0.25, 0.5, 0.75]);
}
