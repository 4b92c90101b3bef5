using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace FeedRanking.ServiceDefaults.Hosting;

/// <summary>One line per log record, with a UTC time stamp, and without a line per request.</summary>
internal static class ConsoleLogs
{
    private static readonly Dictionary<string, string?> QuietByDefault = new()
    {
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
        // Every probe of a service that is still warming would write an error; the state stands in /health/ready.
        ["Logging:LogLevel:Microsoft.Extensions.Diagnostics.HealthChecks"] = "None",
        ["Logging:LogLevel:System.Net.Http"] = "Warning",
        ["Logging:LogLevel:Polly"] = "Warning",
    };

    public static void AddConsoleLogs(this IHostApplicationBuilder builder)
    {
        // First, so that every other source (appsettings, environment, arguments) may say otherwise.
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = QuietByDefault });
        builder.Logging.AddSimpleConsole(options =>
        {
            options.SingleLine = true;
            options.UseUtcTimestamp = true;
            options.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
            options.ColorBehavior = LoggerColorBehavior.Disabled;
        });
    }
}
