namespace FeedRanking.Chaos;

/// <summary>An active or ended fault as <c>/ops/chaos</c> tells it.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Fault">One of <see cref="FaultNames"/>.</param>
/// <param name="Target">One of <see cref="FaultTargets"/>.</param>
/// <param name="Replica">From 1; null for all.</param>
/// <param name="Rate">Share of calls, 0 to 1.</param>
/// <param name="DurationS">Seconds that it was to last.</param>
/// <param name="LeftS">Seconds until it ends by itself; 0 once it has ended.</param>
/// <param name="Injections">Calls that it hit so far.</param>
public sealed record FaultAnswer(
    string Id, string Fault, string Target, int? Replica, double Rate, int DurationS, double LeftS, long Injections)
{
    /// <summary>Milliseconds that are added.</summary>
    public int? LatencyMs { get; init; }

    /// <summary>Seconds by which features are older.</summary>
    public int? AgeS { get; init; }

    /// <summary>The group of features.</summary>
    public string? Group { get; init; }

    /// <summary>Tells a fault.</summary>
    public static FaultAnswer Of(ActiveFault fault, bool isActive, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(fault);
        var request = fault.Request;
        var leftS = isActive ? Math.Round(Math.Max((fault.EndsAt - now).TotalSeconds, 0), 1) : 0;
        return new(fault.Id, request.Fault.Name, request.Target, request.Replica, request.Rate, request.DurationS, leftS, fault.Injections)
        {
            LatencyMs = request.LatencyMs > 0 ? request.LatencyMs : null,
            AgeS = request.AgeS > 0 ? request.AgeS : null,
            Group = request.Group,
        };
    }
}
