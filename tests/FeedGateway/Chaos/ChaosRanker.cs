using FeedRanking.Chaos;
using FeedRanking.Contracts.V1;
using FeedRanking.Features;
using FeedRanking.FeedGateway.Tests.Fakes;
using FeedRanking.Inference;
using FeedRanking.Ranking;
using FeedRanking.Ranking.Grpc;
using FeedRanking.ServiceDefaults.Admission;
using FeedRanking.Testing.Models;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace FeedRanking.FeedGateway.Tests.Chaos;

/// <summary>The real scoring of the rankers over tiny models that like long videos, so that both have one order.</summary>
internal sealed class ChaosRanker : IDisposable
{
    private const string Liked = "log_duration";

    private readonly OnnxModel _model;
    private readonly FeatureSet _features;
    private readonly string _target;

    public ChaosRanker(string root, string name, string target, FeatureSet features)
    {
        var truth = new TestModel(name, features.Columns, FakeModels.Heads, "world-1");
        Array.Clear(truth.Weights);
        var column = features.Columns.ToList().FindIndex(known => known.StartsWith(Liked + "@", StringComparison.Ordinal));
        Array.Fill(truth.Weights, 0.2f, column * FakeModels.Heads.Length, FakeModels.Heads.Length);
        _model = OnnxModel.Load(truth.Write(root), new InferenceOptions { Provider = "cpu", Concurrency = 1 });
        (_features, _target) = (features, target);
    }

    /// <summary>Videos 1 to 200, each a second longer than the one before.</summary>
    public static VideoCatalogue Catalogue { get; } = MakeCatalogue();

    public void Add(IServiceCollection services) => services
        .AddSingleton(provider => new CandidateScorer(_model, _features, Catalogue, TimeProvider.System)
        {
            Faults = new ScoringFaults(provider.GetRequiredService<IFaults>(), _target),
        })
        .AddCallAdmission()
        .AddSingleton<ScoringEndpoint>();

    public static void MapLight(WebApplication app) => app.MapGrpcService<Light>();

    public static void MapHeavy(WebApplication app) => app.MapGrpcService<Heavy>();

    public void Dispose() => _model.Dispose();

    private static VideoCatalogue MakeCatalogue()
    {
        var catalogue = new VideoCatalogue();
        for (var id = 1; id <= FakeModels.Count; id++)
        {
            catalogue.Upsert(new VideoRow { VideoId = id, CreatorId = 1_000 + (id % 60), Topic = id % 12, DurationMs = 5_000 + (1_000 * id), PublishedAtMs = 1 });
        }

        return catalogue;
    }

    internal sealed class Light(ScoringEndpoint scoring) : LightRanker.LightRankerBase
    {
        public override Task<ScoreResponse> Score(ScoreRequest request, ServerCallContext context) => scoring.ScoreAsync(request, context);
    }

    internal sealed class Heavy(ScoringEndpoint scoring) : HeavyRanker.HeavyRankerBase
    {
        public override Task<ScoreResponse> Score(ScoreRequest request, ServerCallContext context) => scoring.ScoreAsync(request, context);
    }
}
