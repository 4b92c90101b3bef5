namespace FeedRanking.Features.Tests;

public sealed class ViewerRowTests
{
    private readonly VideoCatalogue _catalogue = new();
    private readonly ViewerRow _viewer = ViewerRow.Unknown(1, "br");

    public ViewerRowTests()
    {
        _catalogue.Upsert(Samples.Video(10));
        _catalogue.Upsert(Samples.Video(11, durationMs: 9_000));
    }

    [Fact]
    public void Apply_ImpressionAlone_LeavesOutcomesUnknown()
    {
        Apply(EngagementType.Impression, 10, 0);

        _viewer.Actions.ShouldHaveSingleItem().IsKnown.ShouldBeFalse();
        _viewer.Counters.Slow[Counter.Impressions].ShouldBe(0);
        _viewer.LastImpressionMs.ShouldBe(Samples.NowMs);
    }

    [Theory]
    [InlineData(17_999, false, true)]
    [InlineData(18_000, true, true)]
    [InlineData(15_000, false, false)]
    [InlineData(15_001, false, true)]
    public void Apply_DwellOnLongVideo_IsLongViewFrom18Seconds(int playTimeMs, bool longView, bool dwell)
    {
        Apply(EngagementType.Impression, 10, 0);
        Apply(EngagementType.Dwell, 10, playTimeMs, playTimeMs);

        var action = _viewer.Actions.ShouldHaveSingleItem();
        action.Outcomes.HasFlag(Outcomes.LongView).ShouldBe(longView);
        action.Outcomes.HasFlag(Outcomes.Dwell15s).ShouldBe(dwell);
        action.PlayTimeMs.ShouldBe(playTimeMs);
    }

    [Theory]
    [InlineData(8_999, false)]
    [InlineData(9_000, true)]
    public void Apply_DwellOnShortVideo_IsLongViewAtItsEnd(int playTimeMs, bool longView)
    {
        Apply(EngagementType.Dwell, 11, playTimeMs, playTimeMs);

        _viewer.Actions[^1].Outcomes.HasFlag(Outcomes.LongView).ShouldBe(longView);
    }

    [Fact]
    public void Apply_SeveralOutcomes_CountOneImpression()
    {
        Apply(EngagementType.Impression, 10, 0);
        Apply(EngagementType.Click, 10, 1_000);
        Apply(EngagementType.Like, 10, 2_000);
        Apply(EngagementType.Like, 10, 3_000);
        Apply(EngagementType.Dwell, 10, 20_000, 20_000);

        _viewer.Actions.ShouldHaveSingleItem();
        var counters = _viewer.Counters.Slow;
        counters[Counter.Impressions].ShouldBe(1, 1e-4);
        counters[Counter.Likes].ShouldBe(1, 1e-4);
        counters[Counter.Clicks].ShouldBe(1, 1e-4);
        counters[Counter.LongViews].ShouldBe(1, 1e-4);
    }

    [Fact]
    public void Apply_OutcomesTogetherOrApart_GiveTheSame()
    {
        var together = ViewerRow.Unknown(1, "br");
        var all = new Observation(1, 10, Samples.NowMs, 1, Outcomes.Impression, 0);
        together.Apply(all, _catalogue);
        together.Apply(all with { Outcomes = Outcomes.Known | Outcomes.Click | Outcomes.Like }, _catalogue);

        Apply(EngagementType.Impression, 10, 0);
        Apply(EngagementType.Click, 10, 0);
        Apply(EngagementType.Like, 10, 0);

        _viewer.Actions.ShouldBe(together.Actions);
        _viewer.Counters.ShouldBe(together.Counters);
    }

    [Fact]
    public void Apply_SameVideoTwice_OutcomeGoesToTheImpressionThatItBelongsTo()
    {
        Apply(EngagementType.Impression, 10, 0);
        Apply(EngagementType.Impression, 10, 15_000);
        // It began at 0 and ended at 20 s: the first one, although the second is newer.
        Apply(EngagementType.Dwell, 10, 20_000, 20_000);

        _viewer.Actions.Count.ShouldBe(2);
        _viewer.Actions[0].IsKnown.ShouldBeTrue();
        _viewer.Actions[1].IsKnown.ShouldBeFalse();
    }

    [Fact]
    public void Apply_UnknownVideo_IsStillNoted()
    {
        Apply(EngagementType.Like, 999, 0);

        _viewer.Actions.ShouldHaveSingleItem().IsPositive.ShouldBeTrue();
    }

    [Fact]
    public void Apply_MoreThanTheLimit_ForgetsTheOldest()
    {
        for (var i = 0; i < ViewerRow.MaxActions + 3; i++)
        {
            Apply(EngagementType.Impression, 100 + i, i * 1_000);
        }

        _viewer.Actions.Count.ShouldBe(ViewerRow.MaxActions);
        _viewer.Actions[0].VideoId.ShouldBe(103);
    }

    [Fact]
    public void Apply_PauseOfMoreThanHalfAnHour_BeginsASession()
    {
        Apply(EngagementType.Impression, 10, 0);
        Apply(EngagementType.Impression, 11, 1_000);
        _viewer.SessionImpressions.ShouldBe(2);

        Apply(EngagementType.Impression, 10, 1_001 + ViewerRow.SessionGapMs);

        _viewer.SessionImpressions.ShouldBe(1);
        _viewer.SessionStartMs.ShouldBe(Samples.NowMs + 1_001 + ViewerRow.SessionGapMs);
    }

    [Fact]
    public void Clone_ChangedLater_LeavesTheOriginal()
    {
        var clone = _viewer.Clone();
        clone.Apply(Samples.Event(EngagementType.Like, 1, 10, Samples.NowMs), _catalogue);

        _viewer.Actions.ShouldBeEmpty();
        _viewer.Counters.ShouldBe(default);
    }

    private void Apply(EngagementType type, long videoId, long afterMs, int playTimeMs = 0) =>
        _viewer.Apply(Samples.Event(type, 1, videoId, Samples.NowMs + afterMs, playTimeMs), _catalogue);
}
