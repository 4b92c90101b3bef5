using FeedRanking.Features;

namespace FeedRanking.Benchmarks.Gather;

/// <summary>A made-up catalogue and a viewer with a full history, larger than the processor's caches.</summary>
internal sealed class MadeCatalogue
{
    public const long NowMs = 1_651_406_400_000;
    private const long ViewerId = 42;
    private const int Actions = 60;
    private const int VideosPerCreator = 20;
    private const int Topics = 40;
    private const int LongestMs = 90_000;
    private const int OldestMinutes = 60 * 24 * 30;
    private const long MinuteMs = 60_000;

    private readonly VideoCatalogue _catalogue = new();
    private readonly ViewerRow _viewer;
    private readonly int _videos;

    public MadeCatalogue(int videos, int seed)
    {
        _videos = videos;
        var random = new Random(seed);
        for (var id = 1; id <= videos; id++)
        {
            _catalogue.Upsert(new VideoRow
            {
                VideoId = id,
                CreatorId = random.Next(videos / VideosPerCreator),
                Topic = random.Next(Topics),
                DurationMs = random.Next(LongestMs),
                PublishedAtMs = NowMs - (random.Next(OldestMinutes) * MinuteMs),
            });
        }

        _viewer = ViewerRow.Unknown(ViewerId, Regions.Global);
        for (var i = 0; i < Actions; i++)
        {
            var (videoId, atMs) = (1 + random.Next(videos), NowMs - ((Actions - i) * MinuteMs));
            _viewer.Apply(new EngagementEvent(Guid.Empty, EngagementType.Impression, ViewerId, videoId, atMs), _catalogue);
            _viewer.Apply(new EngagementEvent(Guid.Empty, EngagementType.Dwell, ViewerId, videoId, atMs, random.Next(LongestMs)), _catalogue);
        }
    }

    public long[] DrawIds(int count, Random random) => [.. Enumerable.Range(0, count).Select(_ => 1L + random.Next(_videos))];

    public int SlotOf(long videoId) => _catalogue.TryGetSlot(videoId, out var slot) ? slot : throw new ArgumentOutOfRangeException(nameof(videoId));

    /// <summary>Finds the rows of these videos and reads the beginning and the end of each.</summary>
    public float ReadRows(long[] videoIds)
    {
        var sum = 0f;
        foreach (var videoId in videoIds)
        {
            if (_catalogue.TryGetSlot(videoId, out var slot))
            {
                var row = _catalogue[slot];
                sum += row.DurationMs + row.Width;
            }
        }

        return sum;
    }

    /// <summary>What a ranker does with a request before its model runs: the viewer's part, the rows, the features.</summary>
    public void Assemble(FeatureSet set, long[] videoIds, float[] input)
    {
        Span<int> slots = stackalloc int[videoIds.Length];
        for (var i = 0; i < videoIds.Length; i++)
        {
            slots[i] = SlotOf(videoIds[i]);
        }

        new RankingFeatures(_viewer, _catalogue, new RankingContext(NowMs)).Assemble(set, slots, input);
    }
}
