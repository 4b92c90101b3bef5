namespace FeedRanking.Benchmarks.Ratios;

/// <summary>How long everything takes.</summary>
/// <param name="IsQuick">Whether only what matters most is measured.</param>
/// <param name="Discarded">Rounds of each comparison that do not count, before the others.</param>
/// <param name="Rounds">Rounds of each comparison.</param>
/// <param name="Slice">How long one side of one round runs.</param>
/// <param name="WarmUp">Feeds before those that count: a method is compiled for good only after it has run often, and only a while later.</param>
internal sealed record Pace(bool IsQuick, int Discarded, int Rounds, TimeSpan Slice, TimeSpan WarmUp)
{
    public static Pace Full { get; } = new(false, 2, 5, TimeSpan.FromMilliseconds(600), TimeSpan.FromSeconds(15));

    public static Pace Quick { get; } = new(true, 3, 3, TimeSpan.FromMilliseconds(300), TimeSpan.FromSeconds(5));
}
