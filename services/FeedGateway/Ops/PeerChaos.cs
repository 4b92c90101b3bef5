using FeedRanking.Chaos;
using Grpc.Core;
using Polly;
using Polly.Simmy;
using Polly.Simmy.Fault;
using Polly.Simmy.Latency;

namespace FeedRanking.FeedGateway.Ops;

/// <summary>
/// Polly's chaos strategies for calls of one replica of a service: the innermost part of its pipeline, so that everything around it reacts as to
/// the real thing. They are entered only while a fault is active: otherwise calls do not pay for them.
/// </summary>
internal sealed class PeerChaos : ResilienceStrategy<object>
{
    private readonly IFaults _faults;
    private readonly string _service;
    private readonly int _replica;
    private readonly ResiliencePipeline<object> _pipeline;

    /// <param name="faults">What acts now.</param>
    /// <param name="service">One of <see cref="FaultTargets.Called"/>.</param>
    /// <param name="replica">From 1.</param>
    /// <param name="clock">Waits by it.</param>
    public PeerChaos(IFaults faults, string service, int replica, TimeProvider clock)
    {
        (_faults, _service, _replica) = (faults, service, replica);
        _pipeline = new ResiliencePipelineBuilder<object> { TimeProvider = clock }
            .AddChaosLatency(Latency(FaultNames.Latency))
            .AddChaosLatency(Latency(FaultNames.SlowTail))
            .AddChaosLatency(Latency(FaultNames.SlowReplica))
            .AddChaosFault(Errors())
            .Build();
    }

    protected override ValueTask<Outcome<object>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<object>>> callback, ResilienceContext context, TState state) =>
        _faults.Any ? _pipeline.ExecuteOutcomeAsync(callback, context, state) : callback(context, state);

    private ChaosLatencyStrategyOptions Latency(string fault) => new()
    {
        Randomizer = _faults.Draw,
        EnabledGenerator = _ => new(Find(fault) is not null),
        InjectionRateGenerator = _ => new(Find(fault)?.Request.Rate ?? 0),
        LatencyGenerator = _ => new(Find(fault)?.Latency ?? TimeSpan.Zero),
        OnLatencyInjected = _ => Count(fault),
    };

    private ChaosFaultStrategyOptions Errors() => new()
    {
        Randomizer = _faults.Draw,
        EnabledGenerator = _ => new(Find(FaultNames.Errors) is not null),
        InjectionRateGenerator = _ => new(Find(FaultNames.Errors)?.Request.Rate ?? 0),
        FaultGenerator = static _ => new(new RpcException(new Status(StatusCode.Internal, "a fault on demand"))),
        OnFaultInjected = _ => Count(FaultNames.Errors),
    };

    private ActiveFault? Find(string fault) => _faults.Find(fault, _service, _replica);

    // It may have ended between the draw and this.
    private ValueTask Count(string fault)
    {
        if (Find(fault) is { } active)
        {
            _faults.Count(active);
        }

        return default;
    }
}
