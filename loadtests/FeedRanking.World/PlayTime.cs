namespace FeedRanking.World;

/// <summary>
/// How long somebody plays a video, given the reaction. Means by length follow what KuaiRand shows: whoever leaves before seven seconds leaves
/// after about three; a long view of a short video goes round again for some seconds; one of a long video ends when interest does, so that
/// ten minutes of video are not worth ten times one minute.
/// </summary>
internal static class PlayTime
{
    /// <summary>KuaiRand's rule: a long view is the whole video, or this much of a longer one.</summary>
    public const int LongViewMs = 18_000;

    private const int ClickMs = 7_000;
    private const double MeanAgainMs = 6_000;
    private const double MeanStayMs = 60_000;

    /// <summary>One draw, milliseconds.</summary>
    public static int Draw(WorldRandom random, int durationMs, double interest, bool click, bool longView)
    {
        if (!longView)
        {
            var (low, high) = Short(durationMs, click);
            return low + (int)((high - low) * random.Uniform());
        }

        var goal = Goal(durationMs);
        var stay = random.Exponential(StayMs(interest));
        var rest = durationMs - goal;
        return goal + (int)(stay < rest ? stay : rest + random.Exponential(MeanAgainMs));
    }

    /// <summary>The mean of <see cref="Draw"/>, in closed form.</summary>
    public static double MeanMs(int durationMs, double interest, bool click, bool longView)
    {
        if (!longView)
        {
            var (low, high) = Short(durationMs, click);
            return (low + high) / 2.0;
        }

        // E[min(stay, rest)] of an exponential stay, and what follows for those who reach the end.
        var (goal, mean) = (Goal(durationMs), StayMs(interest));
        var reachesEnd = Math.Exp(-(durationMs - goal) / mean);
        return goal + (mean * (1.0 - reachesEnd)) + (MeanAgainMs * reachesEnd);
    }

    private static int Goal(int durationMs) => Math.Min(durationMs, LongViewMs);

    // Beyond the goal, the more wanted the longer.
    private static double StayMs(double interest) => MeanStayMs * Math.Exp(0.35 * Math.Clamp(interest, -3.0, 3.0));

    private static (int Low, int High) Short(int durationMs, bool click)
    {
        var clickMs = Math.Min(ClickMs, Goal(durationMs) / 2);
        return click ? (clickMs, Goal(durationMs)) : (0, clickMs);
    }
}
