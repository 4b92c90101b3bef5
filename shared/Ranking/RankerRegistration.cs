using FeedRanking.Chaos;
using FeedRanking.Features;
using FeedRanking.Inference;
using FeedRanking.Ranking.Grpc;
using FeedRanking.ServiceDefaults.Admission;
using FeedRanking.ServiceDefaults.WarmUp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FeedRanking.Ranking;

/// <summary>Registers a ranker with a host.</summary>
public static class RankerRegistration
{
    /// <summary>
    /// Registers <see cref="CandidateScorer"/> and <see cref="ScoringEndpoint"/> over one model and one feature set. The model is loaded and
    /// checked against the feature set before the server listens, and the service warms itself through its own endpoint before it is
    /// ready. Needs a singleton <see cref="VideoCatalogue"/>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="modelName">Model name, for example "heavy-ranker".</param>
    /// <param name="features">The columns that it must have been trained on.</param>
    /// <param name="score">How this service is called.</param>
    public static IServiceCollection AddRanker(this IServiceCollection services, string modelName, FeatureSet features, ScoreCall score)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOnnxModel(modelName, accept: model => RankerModel.Require(model, features));
        services.AddSingleton(provider => new CandidateScorer(
            provider.GetRequiredKeyedService<OnnxModel>(InferenceRegistration.KeyOf(modelName)),
            features,
            provider.GetRequiredService<VideoCatalogue>(),
            provider.GetRequiredService<TimeProvider>())
        {
            Faults = provider.GetService<IFaults>() is { } faults ? new ScoringFaults(faults, TargetOf(modelName)) : null,
        });
        services.AddCallAdmission();
        services.AddSingleton<ScoringEndpoint>();
        services.AddSingleton(score);
        return services.AddWarmUp<RankerWarmUp>();
    }

    // A ranker is called like its model, written as a name.
    private static string TargetOf(string modelName) =>
        FaultTargets.Rankers.Single(ranker => string.Equals(ranker, modelName.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));
}
