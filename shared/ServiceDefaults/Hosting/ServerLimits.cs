using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FeedRanking.ServiceDefaults.Hosting;

/// <summary>Limits of Kestrel: what is too large is answered at once, with the status that says so.</summary>
internal static class ServerLimits
{
    public static void AddServerLimits(this IServiceCollection services) =>
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<ServiceDefaultsOptions>>((kestrel, options) =>
        {
            var limits = options.Value;
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestLineSize = limits.MaxRequestLineBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = limits.MaxRequestHeadersBytes;
            kestrel.Limits.MaxRequestBufferSize = Math.Max(limits.MaxRequestLineBytes, 1024 * 1024);
            kestrel.Limits.MaxRequestBodySize = limits.MaxRequestBodyBytes;
        });
}
