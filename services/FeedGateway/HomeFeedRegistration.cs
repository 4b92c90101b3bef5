using System.Diagnostics.Metrics;
using FeedRanking.FeedGateway.Admission;
using FeedRanking.FeedGateway.Edge;
using FeedRanking.FeedGateway.Events;
using FeedRanking.FeedGateway.Explain;
using FeedRanking.FeedGateway.Filters;
using FeedRanking.FeedGateway.Hydrators;
using FeedRanking.FeedGateway.Ladder;
using FeedRanking.FeedGateway.Memory;
using FeedRanking.FeedGateway.Paging;
using FeedRanking.FeedGateway.Popularity;
using FeedRanking.FeedGateway.Quality;
using FeedRanking.FeedGateway.Rerankers;
using FeedRanking.FeedGateway.Scorers;
using FeedRanking.FeedGateway.Selectors;
using FeedRanking.FeedGateway.SideEffects;
using FeedRanking.FeedGateway.Sources;
using FeedRanking.FeedGateway.WarmUp;
using FeedRanking.Pipeline;
using FeedRanking.ServiceDefaults.SlowRequests;
using FeedRanking.ServiceDefaults.WarmUp;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeedGateway;

/// <summary>Adds the gateway's own parts.</summary>
internal static class HomeFeedRegistration
{
    /// <summary>Adds the pipeline, its ladder and what follows responses.</summary>
    public static IServiceCollection AddHomeFeed(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IValidateOptions<LatencyBudgetOptions>, LatencyBudgetValidator>();
        services.AddOptions<LatencyBudgetOptions>().BindConfiguration(LatencyBudgetOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSlowRequestThreshold<LatencyBudgetOptions>(budget => budget.TotalMs);
        services.AddOptions<RankingOptions>().BindConfiguration(RankingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ExplorationOptions>().BindConfiguration(ExplorationOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<LastKnownViewersOptions>().BindConfiguration(LastKnownViewersOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<SideEffectOptions>().BindConfiguration(SideEffectOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddComponents().AddExecution().AddNextPages().AddExplanations().AddQualityFactor().AddFeedAdmission();
        services.AddSingleton<FeedMetrics>();
        services.AddHostedService<BudgetMetrics>();
        services.AddSingleton<FeedBlocks>().AddSingleton<FeedQueryMaker>().AddSingleton<FeedDesk>().AddSingleton<FeedEndpoint>().AddSingleton<FeedAnswerWriter>();
        services.AddSingleton<SideEffectQueue>();
        services.AddHostedService(provider => provider.GetRequiredService<SideEffectQueue>());
        services.AddHostedService<VideoFactsReader>();
        return services;
    }

    /// <summary>Adds the lists of the last rung, and readiness that depends on nothing else.</summary>
    public static IServiceCollection AddPopularLists(this IServiceCollection services)
    {
        services.AddOptions<PopularityOptions>().BindConfiguration(PopularityOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<PopularLists>();
        services.AddHostedService<PopularListRefresher>();
        services.AddHealthChecks().AddCheck<PopularListsHealthCheck>("popular_lists", tags: ["ready"]);
        return services;
    }

    /// <summary>Adds the intake of engagement events.</summary>
    public static IServiceCollection AddEventIntake(this IServiceCollection services) =>
        services.AddSingleton<EventReader>().AddSingleton<EventsEndpoint>();

    /// <summary>Serves made-up feeds before the first viewer's; readiness waits for them a bounded time.</summary>
    public static IServiceCollection AddFeedWarmUp(this IServiceCollection services) => services.AddWarmUp<FeedWarmUp>();

    private static IServiceCollection AddComponents(this IServiceCollection services) => services
        .AddSingleton<ViewerHydrator>().AddSingleton<LastKnownViewerHydrator>().AddSingleton<LastKnownViewers>()
        .AddSingleton<CandidateRetrievalSource>()
        .AddSingleton<SeenFilter>().AddSingleton<HiddenFilter>().AddSingleton<FeedFilters>()
        .AddSingleton<ValueModel>().AddSingleton<LightScorer>().AddSingleton<HeavyScorer>().AddSingleton<ValueScorer>()
        .AddSingleton<LightCut>()
        .AddSingleton<DiversityRules>().AddSingleton<ExplorationSlots>().AddSingleton<DiversityReranker>()
        .AddSingleton<ServedFeedLogging>().AddSingleton<CandidateWriteBack>().AddSingleton<VideoFactsKeeping>().AddSingleton<VideoFacts>()
        .AddSingleton<OrderAgreement>()
        .AddSingleton<HeavyRung>().AddSingleton<LightRung>().AddSingleton<PrecomputedRung>().AddSingleton<PopularRung>()
        .AddSingleton<HomeFeedPipeline>();

    private static IServiceCollection AddExecution(this IServiceCollection services) => services
        .AddSingleton(provider => new PipelineTelemetry(provider.GetRequiredService<IMeterFactory>().Create(PipelineTelemetry.Name)))
        .AddSingleton<IPipelineObserver, PipelineLog>()
        .AddSingleton(provider => new PipelineExecutor<FeedQuery, FeedCandidate>(
            provider.GetRequiredService<HomeFeedPipeline>().Define(),
            provider.GetRequiredService<PipelineTelemetry>(),
            provider.GetRequiredService<IPipelineObserver>()))
        .AddSingleton(provider => new Ladder<FeedQuery, FeedCandidate>(
            provider.GetRequiredService<HomeFeedPipeline>().Ladder(),
            provider.GetRequiredService<IOptions<LatencyBudgetOptions>>().Value.Reserve,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<PipelineTelemetry>(),
            provider.GetRequiredService<IPipelineObserver>()))
        .AddSingleton(provider => new SideEffectRunner<ServedPage>(
            provider.GetRequiredService<HomeFeedPipeline>().AfterResponse(),
            provider.GetRequiredService<PipelineTelemetry>(),
            provider.GetRequiredService<IPipelineObserver>()))
        .AddSingleton<HomeFeed>();
}
