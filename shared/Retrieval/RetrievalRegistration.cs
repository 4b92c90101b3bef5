using FeedRanking.Inference;
using FeedRanking.Retrieval.Catalogue;
using FeedRanking.Retrieval.Index;
using FeedRanking.Retrieval.Merge;
using FeedRanking.Retrieval.Sources;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace FeedRanking.Retrieval;

/// <summary>Adds retrieval over a catalogue in memory: the same parts for the service and for offline evaluation.</summary>
public static class RetrievalRegistration
{
    /// <summary>
    /// Registers <see cref="Retriever"/>, <see cref="SnapshotBuilder"/> and what they need. Needs a singleton
    /// <see cref="Features.VideoCatalogue"/>; options come from the configuration sections "Retrieval", "Models" and "Inference".
    /// </summary>
    public static IServiceCollection AddRetrieval(this IServiceCollection services)
    {
        services.AddOptions<RetrievalOptions>().BindConfiguration(RetrievalOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddTwoTowerModel()
            .AddCandidateSources()
            .AddSingleton<RetrievalMetrics>()
            .AddSingleton(provider => new VideoIndex(provider.GetRequiredService<VideoEmbeddings>().Dimensions))
            .AddSingleton<IndexUpdater>()
            .AddSingleton<SnapshotBuilder>()
            .AddSingleton<Retriever>();
    }

    // In the order in which a duplicate stays with the first.
    private static IServiceCollection AddCandidateSources(this IServiceCollection services) => services
        .AddSingleton<ICandidateSource, TwoTowerSource>()
        .AddSingleton<ICandidateSource, SimilarSource>()
        .AddSingleton<ICandidateSource, CreatorsSource>()
        .AddSingleton<ICandidateSource, InterestsSource>()
        .AddSingleton<ICandidateSource, TrendingSource>()
        .AddSingleton<ICandidateSource, FreshSource>()
        .AddSingleton<ICandidateSource, ExplorationSource>()
        .AddSingleton<ICandidateSource, PrecomputedSource>();

    // Both towers and the embeddings that training learned.
    private static IServiceCollection AddTwoTowerModel(this IServiceCollection services)
    {
        services.AddOnnxModel(TwoTowerModel.Name, accept: TwoTowerModel.RequireViewerTower);
        services.AddOnnxModel(TwoTowerModel.Name, TwoTowerModel.VideoTowerFile, TwoTowerModel.RequireVideoTower);
        services.AddSingleton(provider => new VideoEmbeddings(ReadEmbeddings(provider)));
        services.AddSingleton<IViewerTower>(provider => new ViewerTower(
            provider.GetRequiredKeyedService<OnnxModel>(InferenceRegistration.KeyOf(TwoTowerModel.Name)),
            provider.GetRequiredService<VideoEmbeddings>()));
        services.AddSingleton(provider => new VideoTower(
            provider.GetRequiredKeyedService<OnnxModel>(InferenceRegistration.KeyOf(TwoTowerModel.Name, TwoTowerModel.VideoTowerFile))));
        return services;
    }

    private static EmbeddingTable ReadEmbeddings(IServiceProvider provider)
    {
        var model = provider.GetRequiredKeyedService<OnnxModel>(InferenceRegistration.KeyOf(TwoTowerModel.Name));
        var models = provider.GetRequiredService<IOptions<ModelsOptions>>().Value;
        var table = EmbeddingTable.Read(ModelDirectory.Find(models.Directory, TwoTowerModel.Name, models.Version));
        var expected = model.Outputs[0].Shape[^1];
        return table.Dimensions == expected
            ? table
            : throw new ModelRejectedException(
                $"{TwoTowerModel.Name} {models.Version}: embeddings have {table.Dimensions} dimensions, the viewer tower answers {expected}.");
    }
}
