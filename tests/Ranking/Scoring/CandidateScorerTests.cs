using FeedRanking.Features;
using FeedRanking.Inference;

namespace FeedRanking.Ranking.Tests.Scoring;

public sealed class CandidateScorerTests : IDisposable
{
    private readonly RankingSample _sample = new();
    private readonly OnnxModel _model;
    private readonly CandidateScorer _scorer;

    public CandidateScorerTests()
    {
        _model = _sample.Load();
        _scorer = _sample.Scorer(_model);
    }

    public void Dispose()
    {
        _model.Dispose();
        _sample.Dispose();
    }

    [Fact]
    public async Task ScoreAsync_KnownVideos_ScoresThemInTheRequestsOrder()
    {
        var scores = await _scorer.ScoreAsync(_sample.Request(7, 3, 7, 20), default);

        scores.HeadNames.ShouldBe(["click", "long_view"]);
        scores.ModelVersion.ShouldBe("test-1");
        scores.UnknownPositions.ShouldBeEmpty();
        scores.Values.ShouldBe(_sample.Expected(_sample.Viewer, 6, 2, 6, 19), 1e-5);
        scores.Values[..2].ShouldBe(scores.Values[4..6]);
    }

    [Fact]
    public async Task ScoreAsync_UnknownVideos_GetDefaultsAndAreReported()
    {
        using var unknown = new CounterProbe("FeedRanking.Ranking", "feedranking.ranking.candidates.unknown");

        var scores = await _scorer.ScoreAsync(_sample.Request(999, 3, -5), default);

        unknown.Sum("model", "heavy-ranker").ShouldBeGreaterThanOrEqualTo(2);
        scores.UnknownPositions.ShouldBe([0, 2]);
        scores.Values.ShouldBe(_sample.Expected(_sample.Viewer, -1, 2, -1), 1e-5);
    }

    [Fact]
    public async Task ScoreAsync_NoViewerRow_ScoresAViewerNobodyKnows()
    {
        var scores = await _scorer.ScoreAsync(_sample.Request(1, 2) with { ViewerRow = default, Region = "br" }, default);

        scores.Values.ShouldBe(_sample.Expected(ViewerRow.Unknown(RankingSample.ViewerId, "br"), 0, 1), 1e-5);
    }

    [Fact]
    public async Task ScoreAsync_AloneOrAmongOthers_ScoresTheSame()
    {
        var ids = Enumerable.Range(1, 20).Select(id => (long)id).ToArray();
        var together = (await _scorer.ScoreAsync(_sample.Request(ids), default)).Values;

        foreach (var id in ids)
        {
            var alone = (await _scorer.ScoreAsync(_sample.Request(id), default)).Values;
            alone.ShouldBe(together[((int)(id - 1) * 2)..(int)(id * 2)], 1e-6);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_001)]
    public async Task ScoreAsync_TooFewOrTooManyVideos_NamesFieldAndLimits(int count)
    {
        var e = await Rejection(_sample.Request(new long[count]));

        e.Field.ShouldBe("video_ids");
        e.Message.ShouldBe($"video_ids: {count} ids, expected 1 to 1000.");
    }

    [Fact]
    public async Task ScoreAsync_RowLimitOfTheModelIsLower_IsTheLimit()
    {
        using var model = _sample.Load(maxRows: 2);
        var scorer = _sample.Scorer(model);

        var e = await Should.ThrowAsync<InvalidScoringRequestException>(async () => await scorer.ScoreAsync(_sample.Request(1, 2, 3), default));

        e.Message.ShouldBe("video_ids: 3 ids, expected 1 to 2.");
    }

    [Theory]
    [InlineData(-1L)]
    [InlineData(1L << 53)]
    public async Task ScoreAsync_ViewerIdOutOfRange_NamesTheField(long viewerId) =>
        (await Rejection(_sample.Request(1) with { ViewerId = viewerId })).Field.ShouldBe("viewer_id");

    [Theory]
    [InlineData(new byte[] { 255 })]
    [InlineData(new byte[] { 1, 2, 3 })]
    public async Task ScoreAsync_ViewerRowUnreadable_NamesTheField(byte[] row) =>
        (await Rejection(_sample.Request(1) with { ViewerRow = row })).Field.ShouldBe("viewer_row");

    [Fact]
    public async Task ScoreAsync_ViewerRowOfAnotherViewer_NamesTheField() =>
        (await Rejection(_sample.Request(1) with { ViewerId = 43 })).Message.ShouldBe("viewer_row: is the row of another viewer than viewer_id.");

    [Fact]
    public async Task ScoreAsync_UnknownRegion_ListsTheKnownOnes() =>
        (await Rejection(_sample.Request(1) with { Region = "atlantis" })).Message.ShouldContain("global, br,");

    [Theory]
    [InlineData(0L)]
    [InlineData(-1L)]
    public async Task ScoreAsync_NoTime_NamesTheField(long nowMs) =>
        (await Rejection(_sample.Request(1) with { NowMs = nowMs })).Field.ShouldBe("now_ms");

    [Fact]
    public async Task ScoreAsync_DeadlineBeforeSuchWorkEnds_RunsNothingAndCountsTheDrop()
    {
        using var dropped = new CounterProbe("FeedRanking.Ranking", "feedranking.ranking.dropped");
        var request = _sample.Request([.. Enumerable.Range(0, 1_000).Select(id => (long)id)]);
        await _scorer.ScoreAsync(request, default);

        await Should.ThrowAsync<OperationCanceledException>(
            async () => await _scorer.ScoreAsync(request with { ExpiresAt = DateTimeOffset.UnixEpoch }, default));

        dropped.Sum("stage", "work").ShouldBeGreaterThanOrEqualTo(1);
    }

    [Fact]
    public async Task ScoreAsync_CallerIsGone_RunsNothingAndCountsTheDrop()
    {
        using var dropped = new CounterProbe("FeedRanking.Ranking", "feedranking.ranking.dropped");

        await Should.ThrowAsync<OperationCanceledException>(
            async () => await _scorer.ScoreAsync(_sample.Request(1), new CancellationToken(canceled: true)));

        dropped.Sum("stage", "queue").ShouldBe(1);
        (await _scorer.ScoreAsync(_sample.Request(1), default)).Values.Length.ShouldBe(2);
    }

    [Fact]
    public async Task ScoreAsync_CallerGivesUpWhileWaiting_LeavesTheQueue()
    {
        using var source = new CancellationTokenSource();
        var held = await _model.RentAsync(1, default);
        var waiting = _scorer.ScoreAsync(_sample.Request(1), source.Token).AsTask();

        await source.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
        held.Dispose();
        (await _scorer.ScoreAsync(_sample.Request(1), default)).Values.Length.ShouldBe(2);
    }

    [Fact]
    public async Task ScoreAsync_ModelAnswersNaN_IsNeverServed()
    {
        using var model = OnnxModel.Load(_sample.WriteModelThatOverflows(), new InferenceOptions { Provider = "cpu", Concurrency = 1 });
        var scorer = _sample.Scorer(model);
        using var notFinite = new CounterProbe("FeedRanking.Ranking", "feedranking.ranking.not_finite");

        var e = await Should.ThrowAsync<ScoresNotFiniteException>(async () => await scorer.ScoreAsync(_sample.Request(1), default));

        e.Message.ShouldBe("heavy-ranker test-1 answered NaN or infinity.");
        notFinite.Sum("model", "heavy-ranker").ShouldBeGreaterThanOrEqualTo(1);
    }

    private async Task<InvalidScoringRequestException> Rejection(ScoringRequest request) =>
        await Should.ThrowAsync<InvalidScoringRequestException>(async () => await _scorer.ScoreAsync(request, default));
}
