using FeedRanking.Features;
using FeedRanking.Inference;
using FeedRanking.Ranking;

namespace FeedRanking.Benchmarks.Scoring;

/// <summary>The committed heavy ranker of the built-in world over a made-up catalogue, and a viewer with a full history.</summary>
internal sealed class HeavyRankerSample : IDisposable
{
    public const int Videos = 10_000;
    public const long NowMs = 1_651_406_400_000;
    private const long ViewerId = 42;
    private const int Actions = 60;
    private const int Creators = 500;
    private const int Topics = 40;
    private const long MinuteMs = 60_000;

    private readonly VideoCatalogue _catalogue = new();
    private readonly byte[] _viewerRow;

    public HeavyRankerSample(int seed)
    {
        var random = new Random(seed);
        for (var id = 1; id <= Videos; id++)
        {
            _catalogue.Upsert(new VideoRow
            {
                VideoId = id,
                CreatorId = random.Next(Creators),
                Topic = random.Next(Topics),
                DurationMs = random.Next(5_000, 90_000),
                PublishedAtMs = NowMs - (random.Next(60 * 24 * 30) * MinuteMs),
            });
        }

        var viewer = ViewerRow.Unknown(ViewerId, Regions.Global);
        for (var i = 0; i < Actions; i++)
        {
            var (videoId, atMs) = (1 + random.Next(Videos), NowMs - ((Actions - i) * MinuteMs));
            viewer.Apply(new EngagementEvent(Guid.Empty, EngagementType.Impression, ViewerId, videoId, atMs), _catalogue);
            viewer.Apply(new EngagementEvent(Guid.Empty, EngagementType.Dwell, ViewerId, videoId, atMs, random.Next(30_000)), _catalogue);
        }

        _viewerRow = viewer.Pack();
        ModelFolder = RepositoryFolder.Combine("models", "heavy-ranker", "world-1");
        Model = OnnxModel.Load(ModelFolder, new InferenceOptions { Provider = "cpu" });
        Scorer = new CandidateScorer(Model, RankingFeatures.Heavy, _catalogue, TimeProvider.System);
    }

    public string ModelFolder { get; }

    public OnnxModel Model { get; }

    public CandidateScorer Scorer { get; }

    public ScoringRequest Request(int candidates, int seed)
    {
        var random = new Random(seed);
        return new(ViewerId, _viewerRow, "", NowMs, [.. Enumerable.Range(0, candidates).Select(_ => 1L + random.Next(Videos))]);
    }

    public void Dispose() => Model.Dispose();
}
