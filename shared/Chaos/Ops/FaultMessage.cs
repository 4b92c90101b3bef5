namespace FeedRanking.Chaos;

/// <summary>A fault as it is asked for over HTTP, from process to process.</summary>
/// <param name="Fault">One of <see cref="FaultNames"/>.</param>
/// <param name="Target">One of <see cref="FaultTargets"/>.</param>
/// <param name="Rate">Share of calls, 0 to 1.</param>
/// <param name="DurationS">Seconds until it ends by itself.</param>
/// <param name="AgeS">Seconds by which features are older.</param>
/// <param name="Group">The group of features.</param>
/// <param name="LatencyMs">Milliseconds that are added.</param>
/// <param name="Id">What it shall be called.</param>
public sealed record FaultMessage(string Fault, string Target, double? Rate, int? DurationS, int? AgeS, string? Group, int? LatencyMs, string? Id)
{
    /// <summary>Says a request; without its replica, which the address says.</summary>
    public static FaultMessage Of(FaultRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var takes = request.Fault;
        return new(
            takes.Name,
            request.Target,
            takes.Find(FaultParameter.Rate) is null ? null : request.Rate,
            takes.Find(FaultParameter.DurationS) is null ? null : request.DurationS,
            takes.Find(FaultParameter.AgeS) is null ? null : request.AgeS,
            request.Group,
            takes.Find(FaultParameter.LatencyMs) is null ? null : request.LatencyMs,
            request.Id);
    }
}
