namespace FeedRanking.Features;

/// <summary>The rule behind the long_view outcome, as KuaiRand states it.</summary>
public static class LongViews
{
    /// <summary>A video no longer than this counts when it was watched to its end; a longer one when this much was watched.</summary>
    public const int ThresholdMs = 18_000;

    /// <summary>Play time above which the outcome dwell_15s is set.</summary>
    public const int DwellThresholdMs = 15_000;

    /// <summary>Whether a play time is a long view.</summary>
    /// <param name="playTimeMs">How long the video played.</param>
    /// <param name="durationMs">Its length; 0 when unknown, then the threshold alone decides.</param>
    public static bool Is(int playTimeMs, int durationMs) =>
        playTimeMs >= (durationMs is > 0 and < ThresholdMs ? durationMs : ThresholdMs);
}
