using FeedRanking.World;

namespace FeedRanking.Datasets.Tests.World;

public sealed class ReactionModelTests
{
    private static readonly SyntheticWorld World = new(new WorldOptions { Viewers = 20, Videos = 40, Creators = 10, Topics = 12 });

    // A short video that goes round again, one of middle length, and one that is longer than anybody's interest.
    [Theory]
    [InlineData(6_000, 0)]
    [InlineData(40_000, 5)]
    [InlineData(400_000, 24)]
    public void ExpectedWatch_OfAPair_IsTheMeanOfManyDraws(int durationMs, int position)
    {
        const int Draws = 100_000;
        var (viewer, video) = (World.Viewers[3], World.Videos[7] with { DurationMs = durationMs });
        var context = new ReactionContext(1, 20, position);
        var reactions = new ReactionDraw(seed: 1);
        var (sum, squares) = (0.0, 0.0);
        for (var draw = 0; draw < Draws; draw++)
        {
            var playTimeMs = (double)reactions.Draw(viewer, video, context).PlayTimeMs;
            sum += playTimeMs;
            squares += playTimeMs * playTimeMs;
        }

        var mean = sum / Draws;
        var standardError = Math.Sqrt(((squares / Draws) - (mean * mean)) / Draws);
        ReactionModel.ExpectedWatchMs(viewer, video, context).ShouldBe(mean, 4 * standardError);
    }

    [Theory]
    [InlineData(Reaction.Click)]
    [InlineData(Reaction.LongView)]
    [InlineData(Reaction.Like)]
    public void Probability_OfAPair_IsTheShareOfManyDraws(Reaction reaction)
    {
        const int Draws = 20_000;
        var (viewer, video, context) = (World.Viewers[3] with { Generosity = 3.0 }, World.Videos[7], new ReactionContext(4, 12, 2));
        var reactions = new ReactionDraw(seed: 2);
        var count = Enumerable.Range(0, Draws).Count(_ => Has(reactions.Draw(viewer, video, context), reaction));

        var probability = ReactionModel.Probability(reaction, viewer, video, context);
        (count / (double)Draws).ShouldBe(probability, 4 * Math.Sqrt(probability * (1 - probability) / Draws));
    }

    [Fact]
    public void ExpectedWatch_FurtherDown_IsLess()
    {
        double At(int position) => ReactionModel.ExpectedWatchMs(World.Viewers[0], World.Videos[0], new ReactionContext(1, 12, position));

        At(0).ShouldBeGreaterThan(At(5));
        At(5).ShouldBeGreaterThan(At(20));
    }

    [Fact]
    public void ExpectedWatch_MuchLongerVideo_IsNotWorthProportionatelyMore()
    {
        double Of(int durationMs) =>
            ReactionModel.ExpectedWatchMs(World.Viewers[0], World.Videos[0] with { DurationMs = durationMs }, new ReactionContext(1, 12, 0));

        Of(600_000).ShouldBeLessThan(3 * Of(60_000));
    }

    private static bool Has(ReactionOutcome outcome, Reaction reaction) => reaction switch
    {
        Reaction.Click => outcome.Click,
        Reaction.LongView => outcome.LongView,
        _ => outcome.Like,
    };
}
