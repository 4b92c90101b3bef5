using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FeedRanking.Chaos;

/// <summary>Operations of a process, faults on demand among them.</summary>
public static class OpsRegistration
{
    /// <summary>
    /// Adds what stands behind <c>/ops</c> (<see cref="OpsOptions"/>) and, with Chaos:Enabled, the faults of this process: then
    /// <see cref="IFaults"/> is there for those who can be hit. Without it nothing of chaos is registered.
    /// </summary>
    /// <param name="builder">The host's builder.</param>
    /// <param name="process">What this process is, among <see cref="FaultTargets"/>; null for the gateway.</param>
    /// <returns>The same builder.</returns>
    public static TBuilder AddOps<TBuilder>(this TBuilder builder, string? process)
        where TBuilder : IHostApplicationBuilder
    {
        var services = builder.Services;
        services.AddOptions<OpsOptions>().BindConfiguration(OpsOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<OpsGuard>();
        if (builder.HasChaos())
        {
            services.AddFaults(process);
        }

        return builder;
    }

    /// <summary>Whether faults can be had in this process: read once, while services are registered.</summary>
    public static bool HasChaos(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Configuration.GetSection(ChaosOptions.Section).GetValue<bool>(nameof(ChaosOptions.Enabled));
    }

    /// <summary>Maps <c>/ops</c> where a token is configured.</summary>
    public static WebApplication MapOps(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var services = app.Services;
        if (services.GetRequiredService<IOptions<OpsOptions>>().Value.Token is null)
        {
            return app;
        }

        var ops = app.MapGroup("/ops").AddEndpointFilter(services.GetRequiredService<OpsGuard>());
        ops.Map("/{*path}", static (HttpContext http) => OpsProblem.Of(StatusCodes.Status404NotFound, $"There is no {http.Request.Method} of this path."));
        if (services.GetService<IFaultDesk>() is not null)
        {
            MapChaos(ops);
        }

        if (services.GetService<IncidentRunner>() is not null)
        {
            MapSchedule(ops);
        }

        return app;
    }

    internal static void AddFaults(this IServiceCollection services, string? process)
    {
        services.AddOptions<ChaosOptions>().BindConfiguration(ChaosOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ChaosMetrics>();
        services.AddSingleton(provider => new ActiveFaults(
            provider.GetRequiredService<IOptions<ChaosOptions>>(),
            provider.GetRequiredService<ChaosMetrics>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ActiveFaults>>()));
        services.AddSingleton<IFaults>(provider => provider.GetRequiredService<ActiveFaults>());
        services.TryAddSingleton<IProcessEnd, ProcessEnd>();
        services.AddSingleton<IInstantFault, ColdRestart>();
        services.AddSingleton(provider => new LocalFaultDesk(
            process,
            provider.GetRequiredService<ActiveFaults>(),
            provider.GetServices<IInstantFault>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IFaultDesk>(provider => provider.GetRequiredService<LocalFaultDesk>());
    }

    private static void MapChaos(RouteGroupBuilder ops)
    {
        ops.MapGet("/chaos", static (HttpContext http, IFaultDesk desk) => ChaosEndpoints.ListAsync(http, desk));
        ops.MapPost("/chaos", static (HttpContext http, IFaultDesk desk) => ChaosEndpoints.StartAsync(http, desk));
        ops.MapDelete("/chaos", static (HttpContext http, IFaultDesk desk) => ChaosEndpoints.StopAllAsync(http, desk));
        ops.MapDelete("/chaos/{id}", static (HttpContext http, string id, IFaultDesk desk) => ChaosEndpoints.StopAsync(http, id, desk));
    }

    private static void MapSchedule(RouteGroupBuilder ops)
    {
        ops.MapGet("/chaos/schedule", static (HttpContext http, IncidentRunner runner) => ScheduleEndpoints.Report(runner));
        ops.MapPost("/chaos/schedule", static (HttpContext http, IncidentRunner runner) => ScheduleEndpoints.StartAsync(http, runner));
        ops.MapDelete("/chaos/schedule", static (HttpContext http, IncidentRunner runner) => ScheduleEndpoints.StopAsync(runner));
    }
}
