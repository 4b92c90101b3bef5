using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FeedRanking.ServiceDefaults.SlowRequests;

/// <summary>
/// Writes a line for a request that took longer than it may: its trace id leads from the log to the spans. A line says route, not path or
/// query, so that nobody's id stands in it. At most one line in a while: where one request is slow, many are.
/// </summary>
internal sealed class SlowRequestLog(RequestDelegate next, IOptions<SlowRequestOptions> options, TimeProvider clock, ILogger<SlowRequestLog> log)
{
    private readonly TimeSpan _threshold = TimeSpan.FromMilliseconds(options.Value.ThresholdMs ?? SlowRequestOptions.DefaultThresholdMs);
    private readonly TimeSpan _quiet = TimeSpan.FromMilliseconds(options.Value.QuietMs);
    private readonly Lock _gate = new();
    private long? _lastLineAt;
    private int _leftOut;

    public async Task InvokeAsync(HttpContext http)
    {
        var started = clock.GetTimestamp();
        try
        {
            await next(http);
        }
        finally
        {
            var elapsed = clock.GetElapsedTime(started);
            if (elapsed > _threshold && http.GetEndpoint()?.Metadata.GetMetadata<MayTakeLong>() is null)
            {
                Report(http, elapsed);
            }
        }
    }

    private void Report(HttpContext http, TimeSpan elapsed)
    {
        if (!MayWrite(out var leftOut))
        {
            return;
        }

        log.LogWarning(
            "Slow: {Method} {Route} took {DurationMs:0} ms, more than {ThresholdMs:0}; trace {TraceId}; {LeftOut} slow requests since the last such line had none",
            http.Request.Method,
            (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)",
            elapsed.TotalMilliseconds,
            _threshold.TotalMilliseconds,
            Activity.Current?.TraceId.ToHexString() ?? "(none)",
            leftOut);
    }

    private bool MayWrite(out int leftOut)
    {
        lock (_gate)
        {
            var now = clock.GetTimestamp();
            if (_lastLineAt is { } last && clock.GetElapsedTime(last, now) < _quiet)
            {
                _leftOut++;
                leftOut = 0;
                return false;
            }

            (_lastLineAt, leftOut, _leftOut) = (now, _leftOut, 0);
            return true;
        }
    }
}
