namespace FeedRanking.LoadTests.Viewers;

/// <summary>Who asks for feeds: known viewers by Zipf's law, in an order that has nothing to do with their ids.</summary>
internal sealed class ViewerCrowd
{
    private readonly long[] _byRank;
    private readonly ZipfSampler _ranks;

    public ViewerCrowd(IReadOnlyList<long> viewerIds, double exponent, Random random)
    {
        _byRank = [.. viewerIds];
        random.Shuffle(_byRank);
        _ranks = new ZipfSampler(_byRank.Length, exponent);
    }

    public long Next(Random random) => _byRank[_ranks.Next(random)];
}
