namespace FeedRanking.Ranking.Tests.Scoring;

public sealed class WorkEstimateTests
{
    private static readonly TimeSpan OneMs = TimeSpan.FromMilliseconds(1);

    private readonly WorkEstimate _estimate = new();

    [Fact]
    public void Fits_NothingMeasured_TriesEverything() => _estimate.Fits(1_000, TimeSpan.Zero).ShouldBeTrue();

    [Fact]
    public void Fits_LessTimeThanSuchWorkTook_Refuses()
    {
        _estimate.Note(100, 10 * OneMs);

        _estimate.Fits(100, 9 * OneMs).ShouldBeFalse();
        _estimate.Fits(100, 11 * OneMs).ShouldBeTrue();
        _estimate.Fits(200, 15 * OneMs).ShouldBeFalse("twice the rows take twice the time");
    }

    [Fact]
    public void Fits_RefusedAgainAndAgain_TriesOneAfterAWhile()
    {
        _estimate.Note(100, 1_000 * OneMs);

        var refused = 0;
        while (!_estimate.Fits(100, 10 * OneMs))
        {
            refused++;
        }

        refused.ShouldBeInRange(50, 150, "one slow moment neither refuses for ever nor is forgotten at once");
    }

    [Fact]
    public void Note_LaterMeasurements_MoveTheEstimateSlowly()
    {
        _estimate.Note(100, 10 * OneMs);
        _estimate.Note(100, 20 * OneMs);

        _estimate.Fits(100, 10.9 * OneMs).ShouldBeFalse();
        _estimate.Fits(100, 11.1 * OneMs).ShouldBeTrue();
    }

    [Fact]
    public void Note_AFewRows_SayNothingAboutARow()
    {
        _estimate.Note(1, 10 * OneMs);

        _estimate.Fits(1_000, 10 * OneMs).ShouldBeTrue();
        _estimate.Fits(1, TimeSpan.Zero).ShouldBeTrue("what is this small is never refused");
    }
}
