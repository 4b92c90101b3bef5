using System.Runtime.CompilerServices;
using Grpc.Core;
using Grpc.Net.Client;
using Polly;
using Polly.CircuitBreaker;

namespace FeedRanking.FeedGateway.Grpc.Calls;

/// <summary>One replica of a service: its channels, taken in turn, and what stands around each attempt at it.</summary>
internal sealed class Replica<TClient> : IDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan MinReconnectPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan MaxReconnectPause = TimeSpan.FromMilliseconds(500);

    private readonly PeerState _peer;
    private readonly ReplicaState _state;
    private readonly ResiliencePipeline<object> _pipeline;
    private readonly GrpcChannel[] _channels;
    private readonly TClient[] _clients;
    private int _turn;

    public Replica(PeerState peer, ReplicaState state, Uri address, int channels, Func<ChannelBase, TClient> makeClient, ICallFaults? faults)
    {
        (_peer, _state) = (peer, state);
        _pipeline = Resilience.OfReplica(peer, state, faults);
        _channels = [.. Enumerable.Range(0, channels).Select(_ => Connect(address))];
        _clients = [.. _channels.Select(makeClient)];
    }

    /// <summary>Makes one attempt, and learns from it how busy the replica is.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Outcome<object>> AttemptAsync(ResilienceContext context, ClientCall<TClient> call)
    {
        var isHedge = PeerState.IsHedge(context);
        var client = NextClient(call);
        var begin = _peer.Clock.GetTimestamp();
        _state.Load.Begin();
        var outcome = await _pipeline.ExecuteOutcomeAsync(
            static (attempt, sending) => sending.Call.SendAsync(sending.Client, attempt.CancellationToken), context, (Call: call, Client: client));
        var isLeftBehind = outcome.Exception is not null && context.CancellationToken.IsCancellationRequested;
        Learn(outcome, _peer.Clock.GetElapsedTime(begin), isLeftBehind, call, isHedge);
        return outcome;
    }

    public void Dispose() => Array.ForEach(_channels, channel => channel.Dispose());

    private TClient NextClient(PeerCall call)
    {
        var turn = call.Turn is { } earlier ? earlier + 1 : Interlocked.Increment(ref _turn);
        call.Turn = turn;
        return _clients[(int)((uint)turn % (uint)_clients.Length)];
    }

    private void Learn(Outcome<object> outcome, TimeSpan took, bool isLeftBehind, PeerCall call, bool isHedge)
    {
        if (outcome.Exception is BrokenCircuitException)
        {
            _state.Load.End();
            return;
        }

        _peer.Metrics.Attempted(_peer, _state);
        if (isLeftBehind)
        {
            _state.Load.EndEarly(took);
        }
        else if (outcome.Exception is null)
        {
            _state.Load.End(took);
        }
        else
        {
            _state.Load.EndFailed(call.Allowance);
        }

        // A first attempt that a hedge has overtaken was later than the p95, and counts as that: leaving it out would drag the p95 down.
        if (!isHedge && (outcome.Exception is null || (isLeftBehind && !call.IsAborted)))
        {
            _peer.Latency.Record(took);
        }

        if (isHedge)
        {
            call.HedgeAnswer = outcome.Result;
        }
    }

    private static GrpcChannel Connect(Uri address) => GrpcChannel.ForAddress(address, new GrpcChannelOptions
    {
        DisposeHttpClient = true,
        HttpHandler = new SocketsHttpHandler
        {
            ConnectTimeout = ConnectTimeout,

            // A gRPC server never redirects; looking for it is one more step in every call.
            AllowAutoRedirect = false,
            EnableMultipleHttp2Connections = true,
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,

            // Finds a connection that died without a word (a machine switched off) before a request does.
            KeepAlivePingDelay = TimeSpan.FromSeconds(10),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(2),
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.Always,
        },

        // The default grows to two minutes, in which a replica that is back would not be asked. The breaker decides when to ask again.
        InitialReconnectBackoff = MinReconnectPause,
        MaxReconnectBackoff = MaxReconnectPause,
    });
}
