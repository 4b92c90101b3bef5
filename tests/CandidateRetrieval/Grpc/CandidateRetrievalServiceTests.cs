using System.Net;
using FeedRanking.Chaos;
using FeedRanking.Contracts.V1;
using FeedRanking.Fakes;
using FeedRanking.Features;
using FeedRanking.FeatureStore;
using FeedRanking.Retrieval.Tests;
using FeedRanking.Testing;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FeedRanking.CandidateRetrieval.Tests.Grpc;

/// <summary>The whole service over real HTTP/2, with the model of the synthetic world and a store in memory.</summary>
public sealed class CandidateRetrievalServiceTests : IAsyncLifetime
{
    private const int Videos = 1_500;

    // The model knows the ids below 8,000: the last of these are uploads that it does not know.
    private const long FirstVideoId = 7_000;

    private readonly FakeVideoStore _videos = new() { Rows = [.. Enumerable.Range(0, Videos).Select(Video)] };
    private readonly FakePopularityStore _popularity = new() { Lists = { ["br"] = [new PopularVideo(42, 1, 1, 0.5f)] } };
    private readonly WebApplicationFactory<Program> _factory;
    private readonly string _httpUrl = $"http://127.0.0.1:{FreePort.Next()}";
    private readonly string _grpcUrl = $"http://127.0.0.1:{FreePort.Next()}";
    private GrpcChannel? _channel;

    public CandidateRetrievalServiceTests() => _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(builder => builder
        .UseSetting("Kestrel:Endpoints:Http:Url", _httpUrl)
        .UseSetting("Kestrel:Endpoints:Grpc:Url", _grpcUrl)
        .UseSetting("Kestrel:Endpoints:Grpc:Protocols", "Http2")
        .UseSetting("Models:Directory", RepositoryRoot.Combine("models"))
        .UseSetting("Models:Version", "world-1")
        .UseSetting("Inference:Provider", "cpu")
        .UseSetting("Redis:Address", $"127.0.0.1:{FreePort.Next()}")
        .UseSetting("Retrieval:SourceTimeoutMs", "10000")
        .UseSetting("Chaos:Enabled", "true")
        .UseSetting("WarmUp:MaxWaitMs", "120000")
        .UseSetting("WarmUp:Rounds", "1")
        .ConfigureServices(services => services
            .RemoveAll<IVideoStore>().AddSingleton<IVideoStore>(_videos)
            .RemoveAll<IPopularityStore>().AddSingleton<IPopularityStore>(_popularity)));

    public Task InitializeAsync()
    {
        _factory.UseKestrel();
        _factory.StartServer();
        _channel = GrpcChannel.ForAddress(_grpcUrl);
        return ReadyAsync();
    }

    public async Task DisposeAsync()
    {
        _channel?.Dispose();
        await _factory.DisposeAsync();
    }

    [Fact]
    public async Task Retrieve_ViewerWithActions_AnswersFromAllSourcesWithoutFailures()
    {
        var request = Request();
        request.PrecomputedVideoIds.Add(7_020);

        var response = await Client.RetrieveAsync(request);

        response.Failures.ShouldBeEmpty();
        response.VideoIds.Count.ShouldBe(1_000);
        response.VideoIds.ShouldBeUnique();
        response.ModelVersion.ShouldBe("world-1");
        (response.Scores.Count, response.SourceIndexes.Length, response.CreatorIds.Count, response.Topics.Count).ShouldBe((1_000, 1_000, 1_000, 1_000));
        response.SourceNames.ShouldBe(["two_tower", "similar", "creators", "interests", "trending", "fresh", "exploration", "precomputed"]);
        foreach (var source in response.SourceNames.Where(name => name is not ("precomputed" or "creators")))
        {
            response.SourceIndexes.Count(index => response.SourceNames[index] == source).ShouldBeGreaterThan(0, source);
        }

        response.CreatorIds[0].ShouldBe(Video((int)(response.VideoIds[0] - FirstVideoId)).CreatorId);
        response.Topics[0].ShouldBe(Video((int)(response.VideoIds[0] - FirstVideoId)).Topic);
    }

    [Fact]
    public async Task Retrieve_WithEmptyResultsOnDemand_FindsNothing()
    {
        var faults = _factory.Services.GetRequiredService<ActiveFaults>();
        faults.TryStart(new FaultRequest(FaultCatalogue.Find(FaultNames.EmptyResults)!, FaultTargets.CandidateRetrieval, null, 1, 60));
        (await Client.RetrieveAsync(Request())).VideoIds.ShouldBeEmpty();
        faults.StopAll();
        (await Client.RetrieveAsync(Request())).VideoIds.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Retrieve_ExcludedVideos_AreNotAnswered()
    {
        var request = Request();
        request.Limit = 300;
        request.ExcludeVideoIds.AddRange((await Client.RetrieveAsync(request)).VideoIds);

        var response = await Client.RetrieveAsync(request);

        response.VideoIds.Count.ShouldBe(300);
        response.VideoIds.Intersect(request.ExcludeVideoIds).ShouldBeEmpty();
    }

    [Fact]
    public async Task Retrieve_ViewerNobodyKnows_GetsAFullAnswerOfWhatIsTrendingFreshOrHardlyShown()
    {
        var request = Request();
        request.ViewerRow = ByteString.Empty;
        request.Limit = 200;

        var response = await Client.RetrieveAsync(request);

        response.VideoIds.Count.ShouldBe(200);
        response.Failures.ShouldBeEmpty();
        response.SourceIndexes.Select(index => response.SourceNames[index]).Distinct().ShouldBeSubsetOf(["trending", "fresh", "exploration"]);
    }

    [Fact]
    public async Task Retrieve_SameRequestTwice_SameAnswer() =>
        (await Client.RetrieveAsync(Request())).VideoIds.ShouldBe((await Client.RetrieveAsync(Request())).VideoIds);

    [Fact]
    public async Task Retrieve_ViewersOfDifferentTaste_GetDifferentNeighbours()
    {
        var one = Request();
        var other = Request();
        other.ViewerRow = Row(Enumerable.Range(0, 20).Select(i => FirstVideoId + 500 + (7 * i)));
        one.Limit = other.Limit = 100;

        (await Client.RetrieveAsync(one)).VideoIds.ShouldNotBe((await Client.RetrieveAsync(other)).VideoIds);
    }

    [Theory]
    [InlineData("limit")]
    [InlineData("now_ms")]
    [InlineData("viewer_id")]
    [InlineData("region")]
    [InlineData("viewer_row")]
    [InlineData("exclude_video_ids")]
    [InlineData("precomputed_video_ids")]
    [InlineData("precomputed_at_ms")]
    [InlineData("request_id")]
    public async Task Retrieve_FieldOutsideItsLimits_IsRefusedByName(string field)
    {
        var request = Request();
        Spoil(request, field);

        var error = await Should.ThrowAsync<RpcException>(async () => await Client.RetrieveAsync(request));

        error.StatusCode.ShouldBe(StatusCode.InvalidArgument);
        error.Status.Detail.ShouldStartWith(field + ": ");
    }

    [Fact]
    public async Task Metrics_AfterARequest_TellOfSourcesAndIndex()
    {
        await Client.RetrieveAsync(Request());
        using var http = new HttpClient();

        var metrics = await http.GetStringAsync(new Uri(_httpUrl + "/metrics"));

        metrics.ShouldContain("feedranking_retrieval_source_duration_seconds_count");
        metrics.ShouldContain("source=\"two_tower\"");
        metrics.ShouldContain("feedranking_retrieval_index_size");
    }

    private Contracts.V1.CandidateRetrieval.CandidateRetrievalClient Client => new(_channel!);

    private async Task ReadyAsync()
    {
        using var http = new HttpClient();
        await Eventually.Async(
            async () =>
            {
                using var response = await http.GetAsync(new Uri(_httpUrl + "/health/ready"));
                return response.StatusCode == HttpStatusCode.OK;
            },
            TimeSpan.FromSeconds(60),
            "Readiness");
    }

    private static void Spoil(RetrieveRequest request, string field)
    {
        switch (field)
        {
            case "limit": request.Limit = 1_001; break;
            case "now_ms": request.NowMs = 0; break;
            case "viewer_id": request.ViewerId = -1; break;
            case "region": request.Region = "atlantis"; break;
            case "viewer_row": request.ViewerRow = ByteString.CopyFrom(99, 1, 2); break;
            case "exclude_video_ids": request.ExcludeVideoIds.AddRange(Enumerable.Range(0, 4_097).Select(i => (long)i)); break;
            case "precomputed_video_ids": request.PrecomputedVideoIds.AddRange(Enumerable.Range(0, 1_001).Select(i => (long)i)); break;
            case "precomputed_at_ms": request.PrecomputedAtMs = -1; break;
            case "request_id": request.RequestId = new string('x', 129); break;
            default: throw new ArgumentOutOfRangeException(nameof(field), field, null);
        }
    }

    private static RetrieveRequest Request() => new()
    {
        RequestId = "test",
        ViewerId = 7,
        ViewerRow = Row(Enumerable.Range(0, 20).Select(i => FirstVideoId + (3 * i))),
        Region = "br",
        NowMs = Samples.NowMs,
        Limit = 1_000,
    };

    private static ByteString Row(IEnumerable<long> videoIds)
    {
        var catalogue = new VideoCatalogue();
        foreach (var slot in Enumerable.Range(0, Videos))
        {
            catalogue.Upsert(Video(slot));
        }

        return ByteString.CopyFrom(Samples.Viewer(catalogue, [.. videoIds.Select(id => (id, Outcomes.LongView))]).Pack());
    }

    private static VideoRow Video(int index) => Samples.Video(index) with { VideoId = FirstVideoId + index, Topic = index % 40 };
}
