namespace FeedRanking.World;

/// <summary>Draws what simulated viewers do, by the probabilities of <see cref="ReactionModel"/>. Seeded; not for several threads at once.</summary>
public sealed class ReactionDraw
{
    // Apart from the streams that make the world.
    private const int Stream = 7;

    private readonly WorldRandom _random;

    /// <param name="seed">Of every draw.</param>
    public ReactionDraw(int seed)
        : this(new WorldRandom(seed, Stream))
    {
    }

    internal ReactionDraw(WorldRandom random) => _random = random;

    /// <summary>One impression's outcome.</summary>
    public ReactionOutcome Draw(SimulatedViewer viewer, in SimulatedVideo video, ReactionContext context)
    {
        // One draw decides click and long view, so that a long view is always a click; the rest needs a click too.
        var draw = _random.Uniform();
        var clickProbability = ReactionModel.Probability(Reaction.Click, viewer, video, context);
        var click = draw < clickProbability;
        var longView = draw < ReactionModel.Probability(Reaction.LongView, viewer, video, context);
        var playTimeMs = PlayTime.Draw(_random, video.DurationMs, ReactionModel.Interest(viewer, video, context), click, longView);
        var like = click && _random.Chance(ReactionModel.Probability(Reaction.Like, viewer, video, context) / clickProbability);
        var follow = click && _random.Chance(ReactionModel.Probability(Reaction.Follow, viewer, video, context) / clickProbability);
        var comment = click && _random.Chance(ReactionModel.Probability(Reaction.Comment, viewer, video, context) / clickProbability);
        var share = click && _random.Chance(ReactionModel.Probability(Reaction.Share, viewer, video, context) / clickProbability);
        var hide = _random.Chance(ReactionModel.Probability(Reaction.Hide, viewer, video, context));
        return new ReactionOutcome(playTimeMs, click, longView, like, comment, share, follow, hide);
    }
}
