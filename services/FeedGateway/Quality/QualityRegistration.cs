namespace FeedRanking.FeedGateway.Quality;

/// <summary>Adds the quality factor.</summary>
internal static class QualityRegistration
{
    /// <summary>Adds the factor, the numbers of candidates that follow from it, and their gauges (<see cref="QualityFactorOptions"/>).</summary>
    public static IServiceCollection AddQualityFactor(this IServiceCollection services)
    {
        services.AddOptions<QualityFactorOptions>().BindConfiguration(QualityFactorOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddHostedService<QualityMetrics>();
        return services.AddSingleton<QualityFactor>().AddSingleton<CandidateCounts>();
    }
}
