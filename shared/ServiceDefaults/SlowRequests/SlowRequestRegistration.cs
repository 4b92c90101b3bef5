using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FeedRanking.ServiceDefaults.SlowRequests;

/// <summary>Adds the log of slow requests.</summary>
public static class SlowRequestRegistration
{
    /// <summary>What counts as slow where the configuration does not say: the budget of this service.</summary>
    /// <typeparam name="TOptions">The options that hold the budget.</typeparam>
    /// <param name="services">The host's services.</param>
    /// <param name="budgetMs">Reads the budget, milliseconds.</param>
    public static IServiceCollection AddSlowRequestThreshold<TOptions>(this IServiceCollection services, Func<TOptions, int> budgetMs)
        where TOptions : class
    {
        services.AddOptions<SlowRequestOptions>()
            .Configure<IOptions<TOptions>>((slow, budget) => slow.ThresholdMs ??= budgetMs(budget.Value));
        return services;
    }

    internal static void AddSlowRequestLog(this IServiceCollection services)
    {
        services.AddOptions<SlowRequestOptions>().BindConfiguration(SlowRequestOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        services.AddTransient<IStartupFilter, SlowRequestFilter>();
    }
}
