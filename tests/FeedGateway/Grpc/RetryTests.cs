using FeedRanking.FeedGateway.Grpc;
using FeedRanking.Pipeline;
using Grpc.Core;

namespace FeedRanking.FeedGateway.Tests.Grpc;

/// <summary>After a lost connection, and after nothing else, within a budget.</summary>
public sealed class RetryTests
{
    // So that no breaker opens.
    private static readonly ResilienceOptions Patient = new() { MinimumCalls = 1_000 };

    [Fact]
    public async Task Retries_OfABrokenService_StayWithinTheirBudget()
    {
        const int Calls = 100;
        await using var setup = await PeerSetup.StartAsync(options: Patient);
        using var retries = setup.Count("feedranking.calls.retries");
        setup.Server.Ranker.Answer = static (_, _) => throw new RpcException(new Status(StatusCode.Unavailable, "going away"));

        for (var call = 0; call < Calls; call++)
        {
            (await setup.FailAsync()).ShouldBe(StageReasons.Unavailable);
        }

        // Ten that a burst may take, and one in ten.
        retries.Sum.ShouldBeInRange(10, 20);
        setup.Server.Ranker.Calls.ShouldBe(Calls + (int)retries.Sum);
    }

    [Fact]
    public async Task Retry_GoesToAnotherReplica()
    {
        await using var setup = await PeerSetup.StartAsync(replicas: 2);
        await setup.Server.StopAsync();
        for (var call = 0; call < 10; call++)
        {
            (await setup.ScoreAsync()).Count.ShouldBe(2);
        }

        setup.Servers[1].Ranker.Calls.ShouldBe(10);
    }

    [Theory]
    [InlineData(StatusCode.ResourceExhausted, StageReasons.Overloaded)]
    [InlineData(StatusCode.DeadlineExceeded, StageReasons.Deadline)]
    [InlineData(StatusCode.Internal, StageReasons.InvalidAnswer)]
    public async Task OverloadLatenessAndErrors_AreNotTriedElsewhere(StatusCode status, string reason)
    {
        await using var setup = await PeerSetup.StartAsync(replicas: 2);
        foreach (var server in setup.Servers)
        {
            server.Ranker.Answer = (_, _) => throw new RpcException(new Status(status, "no"));
        }

        (await setup.FailAsync()).ShouldBe(reason);
        setup.Servers.Sum(server => server.Ranker.Calls).ShouldBe(1);
    }

    [Fact]
    public async Task Retry_WhenTheTimeIsSpent_IsNotMade()
    {
        await using var setup = await PeerSetup.StartAsync();
        setup.Server.Ranker.Answer = (_, _) =>
        {
            setup.Clock.Advance(PeerSetup.Ample - TimeSpan.FromTicks(1));
            throw new RpcException(new Status(StatusCode.Unavailable, "going away"));
        };
        (await setup.FailAsync()).ShouldBe(StageReasons.Unavailable);
        setup.Server.Ranker.Calls.ShouldBe(1);
    }
}
