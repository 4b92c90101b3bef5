using FeedRanking.Features;

namespace FeedRanking.Offline.Rows;

/// <summary>The heads' labels of one row: 1, 0, or -1 where the log does not say.</summary>
internal static class RowLabels
{
    /// <summary>The value for "the log does not say".</summary>
    public const float Unknown = -1;

    private static readonly Outcomes[] Heads = [Outcomes.Click, Outcomes.LongView, Outcomes.Like, Outcomes.Dwell15s];

    /// <summary>The heads, in the order of the columns.</summary>
    public static IReadOnlyList<string> Names { get; } = ["click", "long_view", "like", "dwell_15s"];

    /// <summary>The outcome that a head predicts.</summary>
    public static Outcomes Outcome(int head) => Heads[head];

    public static void Fill(Outcomes outcomes, Span<float> labels)
    {
        for (var head = 0; head < Heads.Length; head++)
        {
            labels[head] = IsKnown(outcomes, Heads[head]) ? Value(outcomes, Heads[head]) : Unknown;
        }
    }

    private static bool IsKnown(Outcomes outcomes, Outcomes head) =>
        (outcomes & Outcomes.Coarse) == 0 || head is Outcomes.LongView or Outcomes.Like;

    private static float Value(Outcomes outcomes, Outcomes head) => (outcomes & head) == 0 ? 0 : 1;
}
