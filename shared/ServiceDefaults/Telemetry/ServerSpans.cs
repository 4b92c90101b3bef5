using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FeedRanking.ServiceDefaults.Telemetry;

/// <summary>
/// Gives the span of a request its route and status, and a name made of them, by OpenTelemetry's conventions: ASP.NET Core 10 calls every span
/// alike. Added only where spans are exported.
/// </summary>
internal sealed class ServerSpans : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(DescribeAsync);
        next(app);
    };

    private static async Task DescribeAsync(HttpContext http, RequestDelegate next)
    {
        var span = Activity.Current;
        try
        {
            await next(http);
        }
        finally
        {
            if (span is { IsAllDataRequested: true })
            {
                Describe(span, http);
            }
        }
    }

    private static void Describe(Activity span, HttpContext http)
    {
        var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        span.DisplayName = route is null ? http.Request.Method : $"{http.Request.Method} {route}";
        span.SetTag("http.response.status_code", http.Response.StatusCode);
        if (route is not null)
        {
            span.SetTag("http.route", route);
        }

        if (http.Response.StatusCode >= StatusCodes.Status500InternalServerError)
        {
            span.SetStatus(ActivityStatusCode.Error);
        }
    }
}
