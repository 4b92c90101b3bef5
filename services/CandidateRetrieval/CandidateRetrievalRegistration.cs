using FeedRanking.CandidateRetrieval.Catalogue;
using FeedRanking.CandidateRetrieval.Grpc;
using FeedRanking.CandidateRetrieval.Index;
using FeedRanking.CandidateRetrieval.Merge;
using FeedRanking.CandidateRetrieval.Sources;
using FeedRanking.Inference;
using FeedRanking.ServiceDefaults.WarmUp;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace FeedRanking.CandidateRetrieval;

/// <summary>Adds the parts of candidate retrieval to a host.</summary>
internal static class CandidateRetrievalRegistration
{
    /// <summary>The sources, in the order in which a duplicate stays with the first.</summary>
    public static IServiceCollection AddCandidateSources(this IServiceCollection services) => services
        .AddSingleton<ICandidateSource, TwoTowerSource>()
        .AddSingleton<ICandidateSource, CreatorsSource>()
        .AddSingleton<ICandidateSource, InterestsSource>()
        .AddSingleton<ICandidateSource, TrendingSource>()
        .AddSingleton<ICandidateSource, FreshSource>()
        .AddSingleton<ICandidateSource, ExplorationSource>()
        .AddSingleton<ICandidateSource, PrecomputedSource>();

    /// <summary>Both towers and the embeddings that training learned.</summary>
    public static IServiceCollection AddTwoTowerModel(this IServiceCollection services)
    {
        services.AddOnnxModel(TwoTowerModel.Name, accept: TwoTowerModel.RequireViewerTower);
        services.AddOnnxModel(TwoTowerModel.Name, TwoTowerModel.VideoTowerFile, TwoTowerModel.RequireVideoTower);
        services.AddSingleton(provider => new VideoEmbeddings(ReadEmbeddings(provider)));
        services.AddSingleton(provider => new ViewerTower(
            provider.GetRequiredKeyedService<OnnxModel>(InferenceRegistration.KeyOf(TwoTowerModel.Name)),
            provider.GetRequiredService<VideoEmbeddings>()));
        services.AddSingleton(provider => new VideoTower(
            provider.GetRequiredKeyedService<OnnxModel>(InferenceRegistration.KeyOf(TwoTowerModel.Name, TwoTowerModel.VideoTowerFile))));
        return services;
    }

    /// <summary>Index and lists, made from the catalogue in memory and swapped as a whole, and the retriever over them.</summary>
    public static IServiceCollection AddRetrieval(this IServiceCollection services)
    {
        services.AddOptions<RetrievalOptions>().BindConfiguration(RetrievalOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<RetrievalMetrics>();
        services.AddSingleton<IndexBuilder>();
        services.AddSingleton<SnapshotBuilder>();
        services.AddSingleton<SnapshotHolder>();
        services.AddSingleton<PopularLists>();
        services.AddSingleton<Retriever>();
        services.AddHostedService<SnapshotRefresher>();
        services.AddWarmUp<RetrievalWarmUp>();
        services.AddHealthChecks().AddCheck<SnapshotHealthCheck>("index", tags: ["ready"]);
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
