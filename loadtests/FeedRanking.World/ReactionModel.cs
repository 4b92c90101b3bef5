namespace FeedRanking.World;

/// <summary>
/// The truth of the world: how likely a viewer reacts to a video in a place and at an hour, and how long the viewer then watches on average.
/// Models see only its outcomes.
/// </summary>
public static class ReactionModel
{
    /// <summary>Number of style dimensions.</summary>
    public const int StyleDimensions = 8;

    /// <summary>Probability of a reaction, 0..1. A long view or any other reaction but Hide implies a click.</summary>
    public static double Probability(Reaction reaction, SimulatedViewer viewer, in SimulatedVideo video, ReactionContext context)
    {
        var interest = Interest(viewer, video, context);
        var click = ClickProbability(interest);
        return reaction switch
        {
            Reaction.Click => click,
            Reaction.LongView => click * LongViewGivenClick(interest, video),
            Reaction.Like => click * Sigmoid(-5.0 + (0.8 * interest) + viewer.Generosity),
            Reaction.Comment => click * Sigmoid(-6.8 + (0.5 * interest) + viewer.Generosity),
            Reaction.Share => click * Sigmoid(-7.7 + (0.6 * interest) + viewer.Generosity),
            Reaction.Follow => click * Sigmoid(-8.0 + (0.9 * interest) + viewer.Generosity),
            Reaction.Hide => Sigmoid(-7.0 - (0.9 * interest)),
            _ => throw new ArgumentOutOfRangeException(nameof(reaction), reaction, null),
        };
    }

    /// <summary>Expected play time of one impression in milliseconds: exact, over click, long view and what follows.</summary>
    public static double ExpectedWatchMs(SimulatedViewer viewer, in SimulatedVideo video, ReactionContext context)
    {
        var interest = Interest(viewer, video, context);
        var click = ClickProbability(interest);
        var longView = click * LongViewGivenClick(interest, video);
        return (longView * PlayTime.MeanMs(video.DurationMs, interest, click: true, longView: true))
            + ((click - longView) * PlayTime.MeanMs(video.DurationMs, interest, click: true, longView: false))
            + ((1.0 - click) * PlayTime.MeanMs(video.DurationMs, interest, click: false, longView: false));
    }

    /// <summary>How much this viewer wants this video in these circumstances, in logits.</summary>
    public static double Interest(SimulatedViewer viewer, in SimulatedVideo video, ReactionContext context) =>
        Interest(viewer, video) + Circumstances(context);

    /// <summary>How much this viewer wants this video whatever the circumstances, in logits.</summary>
    public static double Interest(SimulatedViewer viewer, in SimulatedVideo video)
    {
        var style = 0.0;
        var tastes = viewer.StyleTastes.Span;
        var styles = video.Style.Span;
        for (var i = 0; i < StyleDimensions; i++)
        {
            style += tastes[i] * styles[i];
        }

        var lengthMismatch = Math.Abs(LogDuration(video) - viewer.PreferredLogDuration);
        var nearby = viewer.Region == video.Region ? 0.4 : -0.2;
        return viewer.Mood + video.Quality + viewer.TopicTastes[video.Topic] + style + nearby - (0.3 * lengthMismatch);
    }

    private static double ClickProbability(double interest) => Sigmoid(-1.0 + (0.8 * interest));

    private static double LongViewGivenClick(double interest, in SimulatedVideo video) =>
        Sigmoid(0.55 + (0.9 * interest) - LengthEffort(video));

    private static double Circumstances(ReactionContext context)
    {
        var surface = context.Surface switch { 0 => -2.0, 2 => -0.2, 4 => 0.4, _ => 0.0 };
        var evening = context.Hour is >= 19 and <= 23 ? 0.15 : 0.0;
        var fatigue = -0.02 * Math.Min(context.Position, 25);
        return surface + evening + fatigue;
    }

    // A long view asks for the whole of a short video, and for 18 seconds of a long one: neither very short nor long ones are hard.
    private static double LengthEffort(in SimulatedVideo video) => 0.8 * Math.Clamp(Math.Log(video.DurationMs / 8_000.0), 0.0, 1.0);

    private static double LogDuration(in SimulatedVideo video) => Math.Log(video.DurationMs);

    private static double Sigmoid(double logit) => 1.0 / (1.0 + Math.Exp(-logit));
}
