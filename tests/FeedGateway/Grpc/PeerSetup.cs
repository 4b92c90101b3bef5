using System.Diagnostics.Metrics;
using FeedRanking.Contracts.Reuse;
using FeedRanking.Contracts.V1;
using FeedRanking.FeedGateway.Grpc;
using FeedRanking.FeedGateway.Grpc.Calls;
using FeedRanking.Pipeline;
using FeedRanking.Testing;
using Microsoft.Extensions.DependencyInjection;
using Polly;

namespace FeedRanking.FeedGateway.Tests.Grpc;

/// <summary>Fake HeavyRankers and the gateway's client towards them; the clock of all resilience moves only when told.</summary>
internal sealed class PeerSetup : IAsyncDisposable
{
    public static readonly TimeSpan Ample = TimeSpan.FromSeconds(20);

    private PeerSetup(IReadOnlyList<FakePeer> servers, ResilienceOptions options, Func<PeerState, ResiliencePipeline<object>> declare, ICallFaults? faults)
    {
        Servers = servers;
        var state = new PeerState("HeavyRanker", servers.Count, options, new CallMetrics(Services.GetRequiredService<IMeterFactory>()), Clock);
        Peer = new(state, declare(state), [.. servers.Select(server => server.Address)], 2, channel => new HeavyRanker.HeavyRankerClient(channel), faults);
    }

    public IReadOnlyList<FakePeer> Servers { get; }

    public FakePeer Server => Servers[0];

    public ManualTimeProvider Clock { get; } = new(TimeProvider.System.GetUtcNow());

    public ServiceProvider Services { get; } = new ServiceCollection().AddMetrics().BuildServiceProvider();

    public Peer<HeavyRanker.HeavyRankerClient> Peer { get; }

    public IReadOnlyList<ReplicaState> Replicas => Peer.State.Replicas;

    public static async Task<PeerSetup> StartAsync(
        int replicas = 1, ResilienceOptions? options = null, Func<PeerState, ResiliencePipeline<object>>? declare = null, ICallFaults? faults = null)
    {
        var servers = Enumerable.Range(0, replicas).Select(_ => new FakePeer()).ToList();
        foreach (var server in servers)
        {
            await server.StartAsync();
        }

        return new PeerSetup(servers, options ?? new ResilienceOptions(), declare ?? Resilience.OfHeavyRanker, faults);
    }

    public async Task<string> FailAsync(TimeSpan? allowance = null) =>
        (await Should.ThrowAsync<StageFailureException>(ScoreAsync(allowance ?? Ample))).Reason;

    public Task<Scores> ScoreAsync(TimeSpan? allowance = null, CancellationToken aborted = default)
    {
        FeedCandidate[] candidates = [new(10, 1, 1, "test"), new(20, 2, 2, "test")];
        return new HeavyRankerClient(Peer).ScoreAsync(new FeedQuery("r", 7, 20, 1_234, "br"), candidates, Context(allowance, aborted)).AsTask();
    }

    /// <summary>The call below the ranker's client, with a pool of its own for messages.</summary>
    public Task<ScoreResponse> CallAsync(ScoreRequest request, MessagePool<ScoreRequest> requests) =>
        Peer.CallAsync(static (client, message, call) => client.ScoreAsync(message, call), request, requests, Context(null, default)).AsTask();

    public CounterProbe Count(string counter) => new(counter, Services);

    public async ValueTask DisposeAsync()
    {
        Peer.Dispose();
        foreach (var server in Servers)
        {
            await server.DisposeAsync();
        }

        await Services.DisposeAsync();
    }

    private static StageContext Context(TimeSpan? allowance, CancellationToken aborted)
    {
        var allowed = allowance ?? Ample;
        return new StageContext(allowed, TimeProvider.System.GetUtcNow() + allowed, aborted) { Aborted = aborted };
    }
}
