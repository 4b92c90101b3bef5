namespace FeedRanking.FeedGateway.Paging;

/// <summary>Adds next pages.</summary>
internal static class NextPagesRegistration
{
    /// <summary>Adds the keeping of feeds and the pipeline that goes on with them (<see cref="NextPagesOptions"/>).</summary>
    public static IServiceCollection AddNextPages(this IServiceCollection services)
    {
        services.AddOptions<NextPagesOptions>().BindConfiguration(NextPagesOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services.AddFeedSessions()
            .AddSingleton<CursorCodec>().AddSingleton<FeedKeeper>()
            .AddSingleton<KeptFeedHydrator>().AddSingleton<KeptFeedSource>().AddSingleton<KeptFeedRung>()
            .AddSingleton<NextPagePipeline>().AddSingleton<NextPages>();
    }
}
