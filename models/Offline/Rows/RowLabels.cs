using FeedRanking.Features;

namespace FeedRanking.Offline.Rows;

/// <summary>
/// The heads' labels of one row: 1, 0, or -1 where the log does not say. Watch time is a share of <see cref="WatchTimeCapMs"/>, so that its head
/// predicts an expectation on the same scale as the probabilities.
/// </summary>
internal static class RowLabels
{
    /// <summary>The value for "the log does not say".</summary>
    public const float Unknown = -1;

    /// <summary>The head that is no probability of an outcome.</summary>
    public const string WatchTime = "watch_time";

    /// <summary>Play time that counts as 1; more counts no more. Two minutes.</summary>
    public const int WatchTimeCapMs = 120_000;

    private static readonly (string Name, Outcomes Outcome)[] Heads =
    [
        ("click", Outcomes.Click),
        ("long_view", Outcomes.LongView),
        ("like", Outcomes.Like),
        ("dwell_15s", Outcomes.Dwell15s),
        ("comment", Outcomes.Comment),
        ("share", Outcomes.Share),
        ("follow", Outcomes.Follow),
        ("hide", Outcomes.Hide),
        (WatchTime, Outcomes.None),
    ];

    /// <summary>The heads, in the order of the columns.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Heads.Select(head => head.Name)];

    /// <summary>The outcome that a head predicts; <see cref="Outcomes.None"/> for <see cref="WatchTime"/>.</summary>
    public static Outcomes Outcome(int head) => Heads[head].Outcome;

    /// <summary>Fills the labels of one impression.</summary>
    public static void Fill(Outcomes outcomes, int playTimeMs, Span<float> labels)
    {
        for (var head = 0; head < Heads.Length; head++)
        {
            labels[head] = !IsKnown(outcomes, Heads[head].Outcome) ? Unknown
                : Heads[head].Outcome == Outcomes.None ? WatchedShare(playTimeMs)
                : (outcomes & Heads[head].Outcome) == 0 ? 0 : 1;
        }
    }

    private static bool IsKnown(Outcomes outcomes, Outcomes head) =>
        (outcomes & Outcomes.Coarse) == 0 || head is Outcomes.LongView or Outcomes.Like;

    private static float WatchedShare(int playTimeMs) => Math.Clamp(playTimeMs, 0, WatchTimeCapMs) / (float)WatchTimeCapMs;
}
