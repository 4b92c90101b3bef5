using FeedRanking.FeedGateway.Grpc;
using FeedRanking.Pipeline;
using FeedRanking.Testing;
using Grpc.Core;

namespace FeedRanking.FeedGateway.Tests.Grpc;

public sealed class BulkheadTests
{
    [Fact]
    public async Task Call_OverTheLimit_IsRefusedAsOverload_AndCounted()
    {
        await using var setup = await PeerSetup.StartAsync(options: new ResilienceOptions { MaxCalls = 2 });
        using var refused = setup.Count("feedranking.calls.refused");
        var answer = new TaskCompletionSource();
        setup.Server.Ranker.Answer = async (request, _) =>
        {
            await answer.Task;
            return FakeHeavyRanker.Scores(request);
        };
        Task<Scores>[] underWay = [setup.ScoreAsync(), setup.ScoreAsync()];
        await Eventually.Async(() => setup.Server.Ranker.Calls == 2, what: "The arrival of two calls");

        (await setup.FailAsync()).ShouldBe(StageReasons.Overloaded);
        refused.Sum.ShouldBe(1);
        setup.Server.Ranker.Calls.ShouldBe(2);

        answer.SetResult();
        await Task.WhenAll(underWay);
        (await setup.ScoreAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Overload_ThatAServiceReports_DoesNotOpenItsBreaker()
    {
        await using var setup = await PeerSetup.StartAsync();
        setup.Server.Ranker.Answer = static (_, _) =>
            throw new RpcException(new Status(StatusCode.ResourceExhausted, "too much to do"));
        for (var call = 0; call < 10; call++)
        {
            (await setup.FailAsync()).ShouldBe(StageReasons.Overloaded);
        }

        setup.Replicas[0].IsClosed.ShouldBeTrue();
    }
}
