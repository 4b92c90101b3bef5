using System.Collections.Concurrent;
using FeedRanking.Pipeline;

namespace FeedRanking.FeedGateway;

/// <summary>
/// Logs failures: defects as errors, expected failures as warnings, each kind at most once in <see cref="QuietSeconds"/> seconds, because
/// a dependency that is away fails every request. Counters have them all.
/// </summary>
internal sealed class PipelineLog(TimeProvider clock, ILogger<PipelineLog> log) : IPipelineObserver
{
    public const int QuietSeconds = 10;

    // Bounded: stages, components and reasons are closed sets.
    private readonly ConcurrentDictionary<(string Stage, string Component, string Reason), long> _lastSaid = new();

    public void ComponentFailed(string stage, string component, string reason, Exception exception)
    {
        var now = clock.GetTimestamp();
        var key = (stage, component, reason);
        if (_lastSaid.TryGetValue(key, out var last) && clock.GetElapsedTime(last, now).TotalSeconds < QuietSeconds)
        {
            return;
        }

        _lastSaid[key] = now;
        if (reason == StageReasons.Failed)
        {
            log.LogError(exception, "{Stage}/{Component} failed", stage, component);
        }
        else
        {
            log.LogWarning("{Stage}/{Component}: {Reason} ({Message})", stage, component, reason, exception.Message);
        }
    }
}
