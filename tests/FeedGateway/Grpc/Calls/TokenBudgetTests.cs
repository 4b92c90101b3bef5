using FeedRanking.FeedGateway.Grpc.Calls;
using FsCheck;
using FsCheck.Fluent;

namespace FeedRanking.FeedGateway.Tests.Grpc.Calls;

public sealed class TokenBudgetTests
{
    [Fact]
    public void Budget_OfAnyCallsAndWishes_GrantsNeverMoreThanItsShare() => Prop.ForAll(Histories().ToArbitrary(), history =>
    {
        var budget = new TokenBudget(history.PerCall, history.Most, history.AtStart);
        var (calls, granted) = (0, 0);
        foreach (var isCall in history.Steps)
        {
            if (isCall)
            {
                budget.Earn();
                calls++;
            }
            else if (budget.TryTake())
            {
                granted++;
            }

            if (granted > history.AtStart + (calls * history.PerCall) + 1e-6)
            {
                return false;
            }
        }

        return true;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void Budget_OfATwentieth_GrantsEveryTwentiethCall()
    {
        var budget = new TokenBudget(perCall: 0.05, most: 10, atStart: 0);
        var granted = Enumerable.Range(1, 1_000).Where(_ =>
        {
            budget.Earn();
            return budget.TryTake();
        }).ToList();
        granted.ShouldBe(Enumerable.Range(1, 50).Select(number => number * 20));
    }

    [Fact]
    public void Budget_AfterQuietHours_GrantsItsMostAndNoMore()
    {
        var budget = new TokenBudget(perCall: 0.05, most: 10, atStart: 0);
        for (var call = 0; call < 10_000; call++)
        {
            budget.Earn();
        }

        Enumerable.Range(0, 100).Count(_ => budget.TryTake()).ShouldBe(10);
    }

    private static Gen<History> Histories() =>
        from perCall in Gen.Choose(1, 500)
        from most in Gen.Choose(1, 20)
        from start in Gen.Choose(0, most)
        from steps in Gen.Choose(0, 9).Select(number => number > 2).ArrayOf()
        select new History(perCall / 1_000.0, most, start, steps);

    private sealed record History(double PerCall, int Most, int AtStart, IReadOnlyList<bool> Steps);
}
