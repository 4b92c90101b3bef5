using FeedRanking.Contracts.V1;
using FeedRanking.FeedGateway.Grpc;
using FeedRanking.Pipeline;
using FeedRanking.Testing;

namespace FeedRanking.FeedGateway.Tests.Grpc;

/// <summary>A fake HeavyRanker and the gateway's client towards it; the breaker's clock moves only when told.</summary>
internal sealed class PeerSetup : IAsyncDisposable
{
    public static readonly TimeSpan Ample = TimeSpan.FromSeconds(20);

    private PeerSetup(FakePeer server)
    {
        Server = server;
        Peer = new("HeavyRanker", [server.Address], 2, channel => new HeavyRanker.HeavyRankerClient(channel), new ResilienceOptions(), Clock);
    }

    public FakePeer Server { get; }

    public ManualTimeProvider Clock { get; } = new(TimeProvider.System.GetUtcNow());

    public Peer<HeavyRanker.HeavyRankerClient> Peer { get; }

    public static async Task<PeerSetup> StartAsync()
    {
        var server = new FakePeer();
        await server.StartAsync();
        return new PeerSetup(server);
    }

    public async Task<string> FailAsync(TimeSpan? allowance = null) =>
        (await Should.ThrowAsync<StageFailureException>(ScoreAsync(allowance ?? Ample))).Reason;

    public Task<Scores> ScoreAsync(TimeSpan? allowance = null, CancellationToken aborted = default)
    {
        var allowed = allowance ?? Ample;
        var context = new StageContext(allowed, TimeProvider.System.GetUtcNow() + allowed, aborted) { Aborted = aborted };
        FeedCandidate[] candidates = [new(10, 1, 1, "test"), new(20, 2, 2, "test")];
        return new HeavyRankerClient(Peer).ScoreAsync(new FeedQuery("r", 7, 20, 1_234, "br"), candidates, context).AsTask();
    }

    public async ValueTask DisposeAsync()
    {
        Peer.Dispose();
        await Server.DisposeAsync();
    }
}
