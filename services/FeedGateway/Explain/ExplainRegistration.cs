namespace FeedRanking.FeedGateway.Explain;

/// <summary>Adds explanations.</summary>
internal static class ExplainRegistration
{
    /// <summary>Adds what tells how a page came about, and keeps it for later (<see cref="ExplainOptions"/>).</summary>
    public static IServiceCollection AddExplanations(this IServiceCollection services)
    {
        services.AddOptions<ExplainOptions>().BindConfiguration(ExplainOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services.AddExplanationStore()
            .AddSingleton<RecentPages>().AddSingleton<PageExplainer>().AddSingleton<ExplanationKeeping>().AddSingleton<Edge.ExplainEndpoint>();
    }
}
