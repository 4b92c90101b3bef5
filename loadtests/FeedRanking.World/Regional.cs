using FeedRanking.Features;

namespace FeedRanking.World;

/// <summary>Regions of the world: how many viewers live in each, and what they like more than others.</summary>
internal sealed class Regional
{
    private static readonly (string Region, double Share)[] Shares =
    [
        ("br", 0.20), ("cn", 0.10), ("de", 0.08), ("id", 0.14), ("in", 0.18), ("jp", 0.08), ("mx", 0.08), ("us", 0.10), ("za", 0.04),
    ];

    private readonly Dictionary<string, double[]> _topicTastes;
    private readonly WeightedList _byShare = new(Shares.Select((share, index) => (index, share.Share)));

    public Regional(WorldOptions options)
    {
        var random = new WorldRandom(options.Seed, stream: 1);
        _topicTastes = Shares.ToDictionary(share => share.Region, _ => random.Gaussians(options.Topics, 0.5));
    }

    public string Draw(WorldRandom random) => Shares[_byShare.Draw(random)].Region;

    public double TopicTaste(string region, int topic) => _topicTastes[region][topic];

    /// <summary>The packed code, for the column that stands for a coarse place.</summary>
    public static int Code(string region) => Regions.TryGetCode(region, out var code) ? code : 0;
}
