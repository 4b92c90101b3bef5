using FeedRanking.LoadTests.Faults;

namespace FeedRanking.LoadTests.Tests.Faults;

public sealed class NetworkCasesTests
{
    [Fact]
    public void All_FourFaultsForEachPartThatAProxyStandsBefore() => NetworkCases.All(["Redis", "HeavyRanker"]).Select(chaos => chaos.Name).ShouldBe(
    [
        "HeavyRanker:latency", "HeavyRanker:reset", "HeavyRanker:half-open", "HeavyRanker:64KB/s", "Redis:latency", "Redis:reset", "Redis:half-open", "Redis:64KB/s",
    ]);

    [Fact]
    public async Task EachFault_DisturbsItsPart_AndHealsIt()
    {
        var faults = new RecordedFaults();
        foreach (var step in NetworkCases.All(["Kafka"]).SelectMany(chaos => chaos.Steps))
        {
            await step.ActAsync(faults);
        }

        faults.Done.ShouldBe(["latency Kafka", "heal Kafka", "limit_data Kafka", "heal Kafka", "timeout Kafka", "heal Kafka", "bandwidth Kafka", "heal Kafka"]);
    }
}
