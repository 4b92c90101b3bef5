using FeedRanking.Features;
using FeedRanking.Inference;
using FeedRanking.Ranking.Grpc;
using FeedRanking.Ranking.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FeedRanking.Ranking;

/// <summary>Registers a ranker with a host.</summary>
public static class RankerRegistration
{
    /// <summary>
    /// Registers <see cref="CandidateScorer"/> and <see cref="ScoringEndpoint"/> over one model and one feature set. The model is loaded,
    /// checked against the feature set and warmed up before the server listens. Needs a singleton <see cref="VideoCatalogue"/>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="modelName">Model name, for example "heavy-ranker".</param>
    /// <param name="features">The columns that it must have been trained on.</param>
    public static IServiceCollection AddRanker(this IServiceCollection services, string modelName, FeatureSet features)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOnnxModel(modelName, accept: model => RankerModel.Require(model, features));
        services.AddSingleton(provider => Scorer(provider, provider.GetRequiredService<VideoCatalogue>()));
        services.AddSingleton<ScoringEndpoint>();
        services.AddHostedService(provider => new RankerWarmUp(
            catalogue => Scorer(provider, catalogue), provider.GetRequiredService<TimeProvider>()));
        return services;

        CandidateScorer Scorer(IServiceProvider provider, VideoCatalogue catalogue) => new(
            provider.GetRequiredKeyedService<OnnxModel>(InferenceRegistration.KeyOf(modelName)),
            features,
            catalogue,
            provider.GetRequiredService<TimeProvider>());
    }
}
