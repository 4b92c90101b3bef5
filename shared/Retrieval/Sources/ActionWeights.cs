using FeedRanking.Features;

namespace FeedRanking.Retrieval.Sources;

/// <summary>How much one action says about what a viewer wants more of.</summary>
internal static class ActionWeights
{
    private const float HalfLifePlaces = 15;

    /// <summary>Weight of an action some places before the newest; negative for what the viewer turned away from.</summary>
    public static float Of(ViewerAction action, int placesBack)
    {
        var kind = Kind(action.Outcomes);
        return kind * MathF.Pow(0.5f, placesBack / HalfLifePlaces);
    }

    private static float Kind(Outcomes outcomes)
    {
        if ((outcomes & (Outcomes.Hide | Outcomes.Report)) != 0)
        {
            return -2;
        }

        if ((outcomes & (Outcomes.Follow | Outcomes.Share | Outcomes.Comment)) != 0)
        {
            return 3;
        }

        if ((outcomes & Outcomes.Like) != 0)
        {
            return 2;
        }

        if ((outcomes & Outcomes.LongView) != 0)
        {
            return 1;
        }

        // Seen and left: a weak no. Not known yet: nothing.
        return (outcomes & Outcomes.Known) != 0 ? -0.25f : 0;
    }
}
