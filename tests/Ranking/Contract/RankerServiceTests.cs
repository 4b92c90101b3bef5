using System.Net;
using System.Text.Json;
using FeedRanking.Contracts.V1;
using FeedRanking.Features;
using FeedRanking.FeatureStore;
using FeedRanking.Inference;
using FeedRanking.Testing;
using FeedRanking.Testing.Models;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FeedRanking.RankerContract;

/// <summary>What every ranker service must do as a whole, over real HTTP/2, with a real Redis. Compiled into the tests of each.</summary>
/// <typeparam name="TProgram">The service's Program.</typeparam>
public abstract class RankerServiceTests<TProgram> : IAsyncLifetime, IDisposable
    where TProgram : class
{
    private const long NowMs = 1_651_406_400_000;

    private readonly TemporaryFolder _models = new();
    private IRedisFixture? _redis;
    private WebApplicationFactory<TProgram>? _service;

    /// <summary>Name of the model that the service serves.</summary>
    protected abstract string ModelName { get; }

    /// <summary>Columns of that model.</summary>
    protected abstract FeatureSet Features { get; }

    /// <summary>Calls the service by its contract.</summary>
    protected abstract Task<ScoreResponse> ScoreAsync(ChannelBase channel, ScoreRequest request);

    public async Task InitializeAsync() => _redis = RedisFixture.WhyUnavailable is null ? await RedisFixture.StartAsync() : null;

    public async Task DisposeAsync()
    {
        await StopServiceAsync();
        if (_redis is not null)
        {
            await _redis.DisposeAsync();
        }
    }

    public void Dispose()
    {
        _models.Dispose();
        GC.SuppressFinalize(this);
    }

    [RequiresFact(Need.Redis)]
    public async Task Service_CatalogueArrivesLater_IsLiveThenReadyThenScores()
    {
        new TestModel(ModelName, Features.Columns, ["click", "long_view"], "contract-1").Write(_models.Path);
        var settings = Settings("contract-1");
        var services = StartService(settings);
        using var http = new HttpClient { BaseAddress = new Uri(settings["Kestrel:Endpoints:Http:Url"]) };
        using var channel = GrpcChannel.ForAddress(settings["Kestrel:Endpoints:Grpc:Url"]);

        (await http.GetAsync(new Uri("/health/live", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        var (notReady, checks) = await ReadyAsync(http);
        notReady.ShouldBe(HttpStatusCode.ServiceUnavailable, "no catalogue has been written yet");
        checks.ShouldContain("catalogue");
        checks.ShouldContain($"{ModelName} contract-1 on ");
        checks.ShouldContain("warming");

        await services.GetRequiredService<IVideoStore>().WriteAsync([Video(1), Video(2)], default);
        await Eventually.Async(async () => (await ReadyAsync(http)).Status == HttpStatusCode.OK, what: "Readiness after the catalogue was written");
        (await ReadyAsync(http)).Checks.ShouldContain("made-up requests in a row were answered");

        var response = await ScoreAsync(channel, Request(2, 3, 1));
        response.ModelVersion.ShouldBe("contract-1");
        response.HeadNames.ShouldBe(["click", "long_view"]);
        response.UnknownPositions.ShouldBe([1]);
        response.Scores.Count.ShouldBe(6);
        response.Scores.ShouldAllBe(score => score > 0 && score < 1);

        var metrics = await http.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        metrics.ShouldContain("feedranking_inference_run_duration_seconds_count");
        metrics.ShouldContain("feedranking_ranking_candidates");
    }

    [Fact]
    public async Task Service_ModelOfOtherFeatures_DoesNotStart()
    {
        new TestModel(ModelName, [.. Features.Columns.Skip(1), "unheard_of@9"], ["click"], "contract-1").Write(_models.Path);

        var e = Should.Throw<ModelRejectedException>(() => StartService(Settings("contract-1")));

        e.Message.ShouldContain("Train the model again or serve a version that fits.");
        await StopServiceAsync();
    }

    [Fact]
    public async Task Service_VersionThatDoesNotExist_DoesNotStart()
    {
        new TestModel(ModelName, Features.Columns, ["click"], "contract-1").Write(_models.Path);

        var e = Should.Throw<ModelRejectedException>(() => StartService(Settings("contract-2")));

        e.Message.ShouldContain("there is contract-1.");
        await StopServiceAsync();
    }

    private IServiceProvider StartService(IReadOnlyDictionary<string, string> settings)
    {
        _service = new WebApplicationFactory<TProgram>().WithWebHostBuilder(builder =>
        {
            foreach (var (key, value) in settings)
            {
                builder.UseSetting(key, value);
            }
        });
        _service.UseKestrel();
        _service.StartServer();
        return _service.Services;
    }

    private async ValueTask StopServiceAsync()
    {
        if (_service is not null)
        {
            await _service.DisposeAsync();
            _service = null;
        }
    }

    private Dictionary<string, string> Settings(string version) => new()
    {
        ["Kestrel:Endpoints:Http:Url"] = $"http://127.0.0.1:{FreePort.Next()}",
        ["Kestrel:Endpoints:Grpc:Url"] = $"http://127.0.0.1:{FreePort.Next()}",
        ["Kestrel:Endpoints:Grpc:Protocols"] = "Http2",
        ["Models:Directory"] = _models.Path,
        ["Models:Version"] = version,
        ["Inference:Provider"] = "cpu",
        ["WarmUp:MaxWaitMs"] = "120000",
        ["WarmUp:Rounds"] = "1",
        ["Redis:Address"] = _redis?.Address ?? $"127.0.0.1:{FreePort.Next()}",
    };

    private static async Task<(HttpStatusCode Status, string Checks)> ReadyAsync(HttpClient http)
    {
        using var response = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        var body = await response.Content.ReadAsStringAsync();
        using var json = JsonDocument.Parse(body);
        return (response.StatusCode, body);
    }

    private static VideoRow Video(long id) => new()
    {
        VideoId = id,
        CreatorId = id,
        Topic = 1,
        DurationMs = 10_000,
        PublishedAtMs = NowMs - 1_000,
    };

    private static ScoreRequest Request(params long[] videoIds)
    {
        var request = new ScoreRequest { RequestId = "test", ViewerId = 7, Region = "br", NowMs = NowMs };
        request.VideoIds.AddRange(videoIds);
        return request;
    }
}
