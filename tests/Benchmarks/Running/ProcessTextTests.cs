using FeedRanking.Benchmarks.Running;

namespace FeedRanking.Benchmarks.Tests.Running;

public sealed class ProcessTextTests
{
    [Fact]
    public void Cpu_OfAProcessWithAnOddName_IsUserAndSystemTime() =>
        ProcessCpu.Parse("4711 (a) b (c)) S 1 2 3 4 5 6 7 8 9 10 150 50 0 0 20 0 33 0 12345\n").ShouldBe(TimeSpan.FromSeconds(2));

    [Fact]
    public void Counters_AreSummedOverAttributes_AndCommentsAreLeftOut()
    {
        var counters = Counters.Parse("# TYPE runs counter\nruns_total{a=\"1 {x}\"} 2\nruns_total{a=\"2\"} 3.5\nplain 7\n");

        counters["runs_total"].ShouldBe(5.5);
        counters["plain"].ShouldBe(7);
        counters["absent"].ShouldBe(0);
    }
}
