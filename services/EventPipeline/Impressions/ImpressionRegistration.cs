namespace FeedRanking.EventPipeline.Impressions;

/// <summary>Adds the part that keeps what was served.</summary>
internal static class ImpressionRegistration
{
    public static IServiceCollection AddImpressionLog(this IServiceCollection services)
    {
        services.AddOptions<ImpressionLogOptions>()
            .BindConfiguration(ImpressionLogOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ImpressionLog>();
        return services.AddServedFeedConsumer<ServedFeedHandler>();
    }
}
