using Grpc.Core;
using Microsoft.Extensions.Options;

namespace FeedRanking.ServiceDefaults.Admission;

/// <summary>
/// Lets gRPC calls into a service as long as those before them end well within their deadlines. A call too many is refused at once with
/// RESOURCE_EXHAUSTED: its caller still has the time for something else, and never tries it again.
/// </summary>
/// <param name="limit">The service's limit.</param>
/// <param name="options">What is late.</param>
/// <param name="metrics">Counts who was refused.</param>
/// <param name="clock">The process's clock.</param>
public sealed class CallAdmission(AdaptiveLimit limit, IOptions<AdaptiveLimitOptions> options, AdmissionMetrics metrics, TimeProvider clock)
{
    private readonly AdaptiveLimitOptions _options = options.Value;

    /// <summary>Begins a call.</summary>
    /// <param name="expiresAt">When its caller stops waiting.</param>
    /// <exception cref="RpcException">ResourceExhausted: too many are worked on already.</exception>
    public CallPlace Enter(DateTimeOffset expiresAt)
    {
        if (!_options.Enabled)
        {
            return default;
        }

        if (!limit.TryEnter(share: 1, out var enteredAt))
        {
            metrics.Shed("call", "limit");
            throw new RpcException(new Status(StatusCode.ResourceExhausted, $"{limit.InFlight} calls are worked on already (limit {limit.Limit} now)."));
        }

        return new CallPlace(this, enteredAt, expiresAt - clock.GetUtcNow());
    }

    internal void Leave(long enteredAt, TimeSpan allowance, CallEnd how)
    {
        var elapsed = clock.GetElapsedTime(enteredAt);
        limit.Leave(enteredAt, how switch
        {
            CallEnd.Answered => elapsed > allowance * _options.LateShare,
            CallEnd.TooLate => true,
            CallEnd.Abandoned when elapsed > allowance * _options.LateShare => true,
            _ => null,
        });
    }
}
