using NBomber.Contracts;

namespace NBomber.Measuring;

/// <summary>One finished iteration or step.</summary>
/// <param name="EndedAt">Since the load began.</param>
/// <param name="Latency">From the intended start.</param>
/// <param name="Response">Its outcome.</param>
internal readonly record struct Measurement(TimeSpan EndedAt, TimeSpan Latency, IResponse Response)
{
    public TimeSpan EffectiveLatency => Response.CustomLatencyMs > 0 ? TimeSpan.FromMilliseconds(Response.CustomLatencyMs) : Latency;
}
