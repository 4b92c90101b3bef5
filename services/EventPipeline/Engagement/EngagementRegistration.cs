namespace FeedRanking.EventPipeline.Engagement;

/// <summary>Adds the part that turns engagement events into viewer rows.</summary>
internal static class EngagementRegistration
{
    public static IServiceCollection AddEngagementStream(this IServiceCollection services)
    {
        services.AddOptions<EngagementOptions>().BindConfiguration(EngagementOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<EngagementMetrics>();
        services.AddSingleton<RecentEventIds>();
        services.AddSingleton<ViewerUpdater>();
        return services.AddEventConsumer<EngagementHandler>();
    }
}
