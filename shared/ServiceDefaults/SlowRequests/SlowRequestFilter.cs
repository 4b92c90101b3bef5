using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace FeedRanking.ServiceDefaults.SlowRequests;

/// <summary>Puts the log before everything else that a service does with a request.</summary>
internal sealed class SlowRequestFilter : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.UseMiddleware<SlowRequestLog>();
        next(app);
    };
}
