using System.Runtime.CompilerServices;
using FeedRanking.Pipeline;
using Grpc.Core;
using Grpc.Net.Client;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace FeedRanking.FeedGateway.Grpc;

/// <summary>One model service: its channels, gone round in turn, and its breaker. Translates every failure into a reason.</summary>
/// <typeparam name="TClient">The generated client.</typeparam>
internal sealed class Peer<TClient> : IPeerState, IDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(2);

    private readonly CircuitBreakerStateProvider _state = new();
    private readonly ResiliencePipeline _resilience;
    private readonly List<GrpcChannel> _channels = [];
    private readonly List<TClient> _clients = [];
    private uint _turn;

    public Peer(string name, IReadOnlyList<Uri> addresses, int channelsPerAddress, Func<ChannelBase, TClient> makeClient, ResilienceOptions options, TimeProvider clock)
    {
        Name = name;
        _resilience = Resilience.Build(options, _state, clock);

        // Replicas alternate, so that a second attempt goes to another one where there is another one.
        for (var i = 0; i < channelsPerAddress; i++)
        {
            foreach (var address in addresses)
            {
                var channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions { HttpHandler = MakeHandler(), DisposeHttpClient = true });
                _channels.Add(channel);
                _clients.Add(makeClient(channel));
            }
        }
    }

    public string Name { get; }

    public int BreakerState => (int)_state.CircuitState;

    /// <summary>Calls a method within what the stage allows.</summary>
    /// <exception cref="StageFailureException">No answer; carries the reason.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<TResponse> CallAsync<TRequest, TResponse>(
        Func<TClient, TRequest, CallOptions, AsyncUnaryCall<TResponse>> method, TRequest request, StageContext context)
        where TResponse : class
    {
        if (context.Allowance <= TimeSpan.Zero)
        {
            throw new StageFailureException(StageReasons.Deadline, $"No time was left to ask {Name}.");
        }

        var resilience = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, context.Aborted);
        resilience.Properties.Set(Resilience.Allowance, context.Allowance);
        try
        {
            // As an object, which is what the strategies are made for: any other type is converted twice on the way.
            var outcome = await _resilience.ExecuteOutcomeAsync<object, Call<TRequest, TResponse>>(
                static (attempt, call) => call.AttemptAsync(attempt.CancellationToken),
                resilience,
                new Call<TRequest, TResponse>(this, method, request, context.ExpiresAt.UtcDateTime));
            outcome.ThrowIfException();
            return (TResponse)outcome.Result!;
        }
        catch (BrokenCircuitException exception)
        {
            throw new StageFailureException(StageReasons.BreakerOpen, $"The breaker of {Name} is open.", exception);
        }
        catch (TimeoutRejectedException exception)
        {
            throw new StageFailureException(StageReasons.Deadline, $"{Name} did not answer within {context.Allowance.TotalMilliseconds:0} ms.", exception);
        }
        catch (RpcException exception)
        {
            context.Aborted.ThrowIfCancellationRequested();
            throw new StageFailureException(FailureReasons.Of(exception.StatusCode), $"{Name}: {exception.Status}", exception);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(resilience);
        }
    }

    public void Dispose() => _channels.ForEach(channel => channel.Dispose());

    private TClient NextClient() => _clients[(int)(Interlocked.Increment(ref _turn) % (uint)_clients.Count)];

    private static SocketsHttpHandler MakeHandler() => new()
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
    };

    /// <summary>What one attempt after the other does.</summary>
    private readonly record struct Call<TRequest, TResponse>(
        Peer<TClient> Peer, Func<TClient, TRequest, CallOptions, AsyncUnaryCall<TResponse>> Method, TRequest Request, DateTime ExpiresAt)
        where TResponse : class
    {
        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
        public async ValueTask<Outcome<object>> AttemptAsync(CancellationToken cancel)
        {
            try
            {
                using var calling = Method(Peer.NextClient(), Request, new CallOptions(deadline: ExpiresAt, cancellationToken: cancel));
                return Outcome.FromResult<object>(await calling.ResponseAsync);
            }
            catch (Exception exception) when (exception is RpcException or OperationCanceledException or InvalidOperationException)
            {
                return Outcome.FromException<object>(exception);
            }
        }
    }
}
