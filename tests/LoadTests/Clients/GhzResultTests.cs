using FeedRanking.LoadTests.Clients;

namespace FeedRanking.LoadTests.Tests.Clients;

public sealed class GhzResultTests
{
    [Fact]
    public void Latencies_AreInTheOrderOfSending_WithoutTheWarmUp() => GhzClient.Latencies(
        """{"details":[{"timestamp":"2026-01-01T00:00:02Z","latency":3000000},{"timestamp":"2026-01-01T00:00:00Z","latency":9000000},{"timestamp":"2026-01-01T00:00:01Z","latency":1500000}]}""",
        skipFirst: 1).ShouldBe([1.5, 3]);
}
