using FeedRanking.Benchmarks.Allocations;

namespace FeedRanking.Benchmarks.Tests.Allocations;

public sealed class AllocationBudgetTests
{
    [Fact]
    public void CommittedBudget_IsReadable_AndNoStricterThanItsGoal()
    {
        var budget = AllocationBudget.Parse(File.ReadAllText(AllocationBudget.DefaultPath));

        budget.Entries.Keys.ShouldContain("gateway");
        budget.For("gateway").Goal.ShouldBe(64 * 1024);
        budget.For("heavy").Goal.ShouldBe(8);
        budget.Entries.Values.ShouldAllBe(entry => entry.Goal == null || entry.Budget >= entry.Goal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"gateway":{"budget":0}}""")]
    [InlineData("""{"gateway":{"budget":-1}}""")]
    [InlineData("""{"gateway":{}}""")]
    [InlineData("""{"gateway":{"budget":1,"goal":0}}""")]
    public void Budget_ThatLimitsNothing_IsRefused(string json) => Should.Throw<InvalidDataException>(() => AllocationBudget.Parse(json));

    [Fact]
    public void Figure_WithoutABudget_IsRefusedByName() =>
        Should.Throw<InvalidDataException>(() => AllocationBudget.Parse("""{"gateway":{"budget":1}}""").For("light")).Message.ShouldContain("light");
}
