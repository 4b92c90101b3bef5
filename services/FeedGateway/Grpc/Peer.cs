using System.Diagnostics;
using System.Runtime.CompilerServices;
using FeedRanking.Contracts.Reuse;
using FeedRanking.FeedGateway.Grpc.Calls;
using FeedRanking.Pipeline;
using Google.Protobuf;
using Grpc.Core;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace FeedRanking.FeedGateway.Grpc;

/// <summary>One model service and its replicas. Each attempt goes to one of them; every failure becomes a reason.</summary>
/// <typeparam name="TClient">The generated client.</typeparam>
internal sealed class Peer<TClient> : IDisposable
{
    private readonly ResiliencePipeline<object> _pipeline;
    private readonly Replica<TClient>[] _replicas;

    /// <param name="state">The service.</param>
    /// <param name="pipeline">What stands around its calls (<see cref="Resilience"/>).</param>
    /// <param name="addresses">Of each replica of the state, in its order.</param>
    /// <param name="channelsPerAddress">Connections to each.</param>
    /// <param name="makeClient">Makes the client of a channel.</param>
    /// <param name="faults">Faults on demand; null for none.</param>
    public Peer(
        PeerState state, ResiliencePipeline<object> pipeline, IReadOnlyList<Uri> addresses, int channelsPerAddress, Func<ChannelBase, TClient> makeClient,
        ICallFaults? faults = null)
    {
        (State, _pipeline) = (state, pipeline);
        _replicas = [.. state.Replicas.Zip(addresses, (replica, address) => new Replica<TClient>(state, replica, address, channelsPerAddress, makeClient, faults))];
    }

    public PeerState State { get; }

    public string Name => State.Name;

    /// <summary>Calls a method within what the stage allows.</summary>
    /// <param name="method">The method.</param>
    /// <param name="request">Its message.</param>
    /// <param name="requests">Where the message goes when the call has ended well and no attempt that was left behind may still look at it.</param>
    /// <param name="context">What the stage allows.</param>
    /// <exception cref="StageFailureException">No answer; carries the reason.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<TResponse> CallAsync<TRequest, TResponse>(
        Func<TClient, TRequest, CallOptions, AsyncUnaryCall<TResponse>> method, TRequest request, MessagePool<TRequest> requests, StageContext context)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class
    {
        if (context.Allowance <= TimeSpan.Zero)
        {
            throw new StageFailureException(StageReasons.Deadline, $"No time was left to ask {Name}.");
        }

        var call = new UnaryCall<TClient, TRequest, TResponse>(context, State.Clock, method, request);
        State.CountCall();
        var resilience = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, context.Aborted);
        resilience.Properties.Set(Resilience.Call, call);
        try
        {
            // As an object, which is what the strategies are made for: any other type is converted twice on the way.
            var outcome = await _pipeline.ExecuteOutcomeAsync(
                static (attempt, calling) => calling.Peer.AttemptAsync(attempt, calling.Call), resilience, (Peer: this, Call: (ClientCall<TClient>)call));
            outcome.ThrowIfException();
            NoteHedge(call, outcome.Result!);
            if (call.IsRequestFree)
            {
                requests.Return(request);
            }

            return (TResponse)outcome.Result!;
        }
        catch (BulkheadFullException exception)
        {
            State.Metrics.RefusedByBulkhead(State);
            throw new StageFailureException(StageReasons.Overloaded, $"{Name}: {exception.Message}", exception);
        }
        catch (BrokenCircuitException exception)
        {
            State.Metrics.RefusedByBreakers(State);
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

    public void Dispose() => Array.ForEach(_replicas, replica => replica.Dispose());

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Outcome<object>> AttemptAsync(ResilienceContext context, ClientCall<TClient> call)
    {
        // A breaker may open between the choice and the attempt; then another one is chosen. Nothing was sent.
        for (var choices = 0; choices < _replicas.Length; choices++)
        {
            var chosen = State.Balancer.Choose(call.Tried, mayTry: !PeerState.IsHedge(context));
            if (chosen < 0)
            {
                break;
            }

            call.Try(chosen);
            var outcome = await _replicas[chosen].AttemptAsync(context, call);
            if (outcome.Exception is not BrokenCircuitException)
            {
                call.Failure = outcome.Exception ?? call.Failure;
                return outcome;
            }
        }

        // Whoever finds nobody to ask again says why the first attempt failed.
        return Outcome.FromException<object>(call.Failure ?? new BrokenCircuitException());
    }

    private void NoteHedge(PeerCall call, object answer)
    {
        if (!call.IsHedged)
        {
            return;
        }

        Activity.Current?.SetTag("feedranking.hedged", true);
        if (ReferenceEquals(call.HedgeAnswer, answer))
        {
            State.Metrics.HedgeWon(State);
        }
    }
}
