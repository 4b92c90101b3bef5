namespace FeedRanking.Features.Tests;

public sealed class DecayedCountersTests
{
    private const long DayMs = 86_400_000;
    private const long StartMs = 1_650_000_000_000;

    [Fact]
    public void At_OneFastHalfLifeLater_HalvesFastValues()
    {
        var counters = default(DecayedCounters).Plus(LongViews(8), StartMs);

        var later = counters.At(StartMs + (2 * DayMs));

        later.Fast[Counter.LongViews].ShouldBe(4, 1e-6);
        // 30 days halve the slow ones, so 2 days leave 2^(-2/30) = 0.954841…
        later.Slow[Counter.LongViews].ShouldBe(8 * 0.9548416f, 1e-5);
    }

    [Fact]
    public void Plus_TwoTimes_SumsWhatIsLeftOfEach()
    {
        // 1 counted two days ago is worth 1/2, one counted four days ago 1/4.
        var counters = default(DecayedCounters).Plus(LongViews(1), StartMs).Plus(LongViews(1), StartMs + (2 * DayMs));

        counters.At(StartMs + (4 * DayMs)).Fast[Counter.LongViews].ShouldBe(0.75f, 1e-6);
    }

    [Fact]
    public void Plus_EventThatComesLate_CountsAsIfInOrder()
    {
        var ordered = default(DecayedCounters).Plus(LongViews(1), StartMs).Plus(LongViews(3), StartMs + DayMs);
        var reversed = default(DecayedCounters).Plus(LongViews(3), StartMs + DayMs).Plus(LongViews(1), StartMs);

        reversed.UpdatedAtMs.ShouldBe(ordered.UpdatedAtMs);
        reversed.Fast[Counter.LongViews].ShouldBe(ordered.Fast[Counter.LongViews], 1e-6);
        reversed.Slow[Counter.LongViews].ShouldBe(ordered.Slow[Counter.LongViews], 1e-6);
    }

    [Fact]
    public void Minus_WhatWasAdded_LeavesTheRest()
    {
        var first = default(DecayedCounters).Plus(LongViews(5), StartMs);
        var second = default(DecayedCounters).Plus(LongViews(7), StartMs + DayMs);

        var rest = first.Plus(second).Minus(second);

        rest.Fast[Counter.LongViews].ShouldBe(first.At(StartMs + DayMs).Fast[Counter.LongViews], 1e-5);
    }

    [Fact]
    public void At_NothingCounted_StaysEmpty() => default(DecayedCounters).At(StartMs).ShouldBe(default);

    private static CounterValues LongViews(float value) => default(CounterValues).With(Counter.LongViews, value);
}
