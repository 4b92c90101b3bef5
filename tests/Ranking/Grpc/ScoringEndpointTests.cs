using FeedRanking.Contracts.V1;
using FeedRanking.Inference;
using FeedRanking.Testing;
using Google.Protobuf;
using Grpc.Core;

namespace FeedRanking.Ranking.Tests.Grpc;

public sealed class ScoringEndpointTests : IAsyncLifetime, IDisposable
{
    private readonly RankingSample _sample = new();
    private OnnxModel _model = null!;
    private RankerServer _server = null!;

    public async Task InitializeAsync()
    {
        _model = _sample.Load(concurrency: 1, maxWaiting: 1);
        _server = await RankerServer.StartAsync(_sample, _model);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose()
    {
        _model.Dispose();
        _sample.Dispose();
    }

    [Fact]
    public async Task Score_ThreeVideos_AnswersAllHeadsInOrder()
    {
        var response = await _server.Client.ScoreAsync(Request(3, 999, 1));

        response.HeadNames.ShouldBe(["click", "long_view"]);
        response.ModelVersion.ShouldBe("test-1");
        response.UnknownPositions.ShouldBe([1]);
        response.Scores.ToArray().ShouldBe(_sample.Expected(_sample.Viewer, 2, -1, 0), 1e-5);
    }

    [Fact]
    public async Task Score_AThousandVideos_FitsAndScoresEach()
    {
        var response = await _server.Client.ScoreAsync(Request([.. Enumerable.Range(0, 1_000).Select(i => (long)(1 + (i % 20)))]));

        response.Scores.Count.ShouldBe(2_000);
        response.Scores[0].ShouldBe(response.Scores[40]);
    }

    [Fact]
    public async Task Score_NoVideos_IsInvalidAndNamesTheField()
    {
        var status = await StatusOf(Request());

        status.StatusCode.ShouldBe(StatusCode.InvalidArgument);
        status.Detail.ShouldBe("video_ids: 0 ids, expected 1 to 1000.");
    }

    [Fact]
    public async Task Score_ViewerRowIsGarbage_IsInvalidAndNamesTheField()
    {
        var request = Request(1);
        request.ViewerRow = ByteString.CopyFrom(255, 254);

        var status = await StatusOf(request);

        status.StatusCode.ShouldBe(StatusCode.InvalidArgument);
        status.Detail.ShouldStartWith("viewer_row: ");
    }

    [Fact]
    public async Task Score_DeadlinePassesWhileWaiting_IsDroppedBeforeTheRun()
    {
        using var dropped = new CounterProbe("FeedRanking.Ranking", "feedranking.ranking.dropped");
        // The connection is made before, so that the deadline passes in the server's queue and not on the way there.
        await _server.Client.ScoreAsync(Request(1));
        using var held = await _model.RentAsync(1, default);

        var status = await StatusOf(Request(1), deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(1));

        status.StatusCode.ShouldBe(StatusCode.DeadlineExceeded);
        await Eventually.Async(() => dropped.Sum("stage", "queue") > 0, what: "The drop of a late request");
    }

    [Fact]
    public async Task Score_MoreWaitThanAllowed_IsRefusedAsOverload()
    {
        using (await _model.RentAsync(1, default))
        {
            using var source = new CancellationTokenSource();
            var calls = Enumerable.Range(0, 2).Select(_ => StatusOf(Request(1), cancellationToken: source.Token)).ToList();
            var first = await await Task.WhenAny(calls);
            await source.CancelAsync();

            first.StatusCode.ShouldBe(StatusCode.ResourceExhausted);
            first.Detail.ShouldContain("Inference:MaxWaiting");
            await Task.WhenAll(calls);
        }
    }

    [Fact]
    public async Task Score_ModelAnswersNaN_IsInternal()
    {
        using var model = OnnxModel.Load(_sample.WriteModelThatOverflows(), new InferenceOptions { Provider = "cpu", Concurrency = 1 });
        await using var server = await RankerServer.StartAsync(_sample, model);

        var e = await Should.ThrowAsync<RpcException>(async () => await server.Client.ScoreAsync(Request(1)));

        e.StatusCode.ShouldBe(StatusCode.Internal);
        e.Status.Detail.ShouldContain("NaN or infinity");
    }

    private async Task<Status> StatusOf(ScoreRequest request, DateTime? deadline = null, CancellationToken cancellationToken = default) =>
        (await Should.ThrowAsync<RpcException>(
            async () => await _server.Client.ScoreAsync(request, deadline: deadline, cancellationToken: cancellationToken))).Status;

    private ScoreRequest Request(params long[] videoIds)
    {
        var request = new ScoreRequest
        {
            RequestId = "test",
            ViewerId = RankingSample.ViewerId,
            ViewerRow = ByteString.CopyFrom(_sample.Viewer.Pack()),
            NowMs = RankingSample.NowMs,
        };
        request.VideoIds.AddRange(videoIds);
        return request;
    }
}
