using FeedRanking.LoadTests.Viewers;

namespace FeedRanking.LoadTests.Requests;

/// <summary>
/// What is asked for: first pages of 20, 10 and 50 places, and next pages. The shares stand here alone: 60 %, 30 % and 10 % of sizes; one
/// request in five goes on with a feed that is open.
/// </summary>
internal sealed class RequestMix(ViewerCrowd viewers, OpenFeeds openFeeds, Random random, double nextPageShare = RequestMix.DefaultNextPageShare)
{
    public const double DefaultNextPageShare = 0.2;

    private static readonly (double UpTo, int Size)[] Sizes = [(0.6, 20), (0.9, 10), (1.0, 50)];

    private readonly Lock _gate = new();

    /// <summary>The next request. Where no feed is open, a first page stands for a next one.</summary>
    public FeedCall Next()
    {
        lock (_gate)
        {
            var size = SizeOf(random.NextDouble());
            var follows = random.NextDouble() < nextPageShare ? openFeeds.Take() : null;
            return new FeedCall(follows?.ViewerId ?? viewers.Next(random), size, follows);
        }
    }

    private static int SizeOf(double draw) => Sizes.First(size => draw < size.UpTo).Size;
}
