using FeedRanking.Features;
using FeedRanking.Retrieval.Catalogue;
using FeedRanking.Retrieval.Merge;

namespace FeedRanking.Retrieval.Tests.Merge;

public sealed class MergeScoreTests
{
    private readonly VideoCatalogue _catalogue = Samples.Catalogue(30);
    private readonly CatalogueSnapshot _snapshot;
    private readonly ViewerRow _viewer;

    public MergeScoreTests()
    {
        _snapshot = Samples.Snapshot(_catalogue);
        _snapshot.Index.Insert(3, [3, 0, 0, 0]);
        _viewer = Samples.Viewer(_catalogue, (104, Outcomes.LongView), (110, Outcomes.None));
    }

    [Fact]
    public void Of_NoWeights_IsTheTwoTowerScore() => Score(embedding: [2, 0, 0, 0]).Of(3).ShouldBe(6, 1e-5);

    [Fact]
    public void Of_CreatorThatTheViewerLiked_ScoresHigher()
    {
        var score = Score(creator: 1);

        score.Of(5).ShouldBeGreaterThan(score.Of(6), "slot 5 is by the creator of slot 4");
        score.Of(11).ShouldBe(score.Of(6), "slot 10 was seen and left");
    }

    [Fact]
    public void Of_TopicThatTheViewerLiked_ScoresHigher()
    {
        var score = Score(topic: 1);

        score.Of(7).ShouldBeGreaterThan(0, "slot 4 has topic 1, too");
        score.Of(8).ShouldBeLessThan(0);
    }

    [Fact]
    public void Of_VideoThatEverybodyWatches_ScoresHigher() => Score(trend: 1).Of(9).ShouldBeGreaterThan(Score(trend: 1).Of(1));

    [Fact]
    public void Of_AnySlotAndNoEmbedding_IsFinite()
    {
        var score = Score(1, 1, 1, hasEmbedding: false);

        Enumerable.Range(0, 30).ShouldAllBe(slot => float.IsFinite(score.Of(slot)));
    }

    private MergeScore Score(float topic = 0, float creator = 0, float trend = 0, float[]? embedding = null, bool hasEmbedding = true) => new(
        Samples.Query(_snapshot, _viewer),
        hasEmbedding ? embedding ?? new float[Samples.Dimensions] : null,
        new RetrievalOptions { TopicWeight = topic, CreatorWeight = creator, TrendWeight = trend });
}
