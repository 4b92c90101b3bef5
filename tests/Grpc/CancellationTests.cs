using FeedRanking.Grpc.Tests.Server;
using FeedRanking.Grpc.Tests.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace FeedRanking.Grpc.Tests;

public class CancellationTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Cancel_ByToken_ReachesTheHandler()
    {
        await using var server = await EchoServer.StartAsync();
        using var cancellation = new CancellationTokenSource();
        var call = server.Client.SayAsync(new EchoRequest { WaitForCancellation = true }, cancellationToken: cancellation.Token);
        await server.Journal.HandlerStarted.WaitAsync(Patience);

        await cancellation.CancelAsync();

        (await Should.ThrowAsync<RpcException>(async () => await call)).StatusCode.ShouldBe(StatusCode.Cancelled);
        await server.Journal.HandlerCancelled.WaitAsync(Patience);
    }

    [Fact]
    public async Task Cancel_ByDispose_ReachesTheHandler()
    {
        await using var server = await EchoServer.StartAsync();
        var call = server.Client.SayAsync(new EchoRequest { WaitForCancellation = true });
        await server.Journal.HandlerStarted.WaitAsync(Patience);

        call.Dispose();

        (await Should.ThrowAsync<RpcException>(async () => await call)).StatusCode.ShouldBe(StatusCode.Cancelled);
        await server.Journal.HandlerCancelled.WaitAsync(Patience);
    }

    [Fact]
    public async Task Cancel_WithADeadlineToo_IsCancelledNotLate()
    {
        await using var server = await EchoServer.StartAsync();
        using var cancellation = new CancellationTokenSource();
        var deadline = TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(60);
        var call = server.Client.SayAsync(new EchoRequest { WaitForCancellation = true }, null, deadline, cancellation.Token);
        await server.Journal.HandlerStarted.WaitAsync(Patience);

        await cancellation.CancelAsync();

        (await Should.ThrowAsync<RpcException>(async () => await call)).StatusCode.ShouldBe(StatusCode.Cancelled);
        await server.Journal.HandlerCancelled.WaitAsync(Patience);
    }

    [Fact]
    public async Task Cancel_WhileStreaming_EndsBothSides()
    {
        await using var server = await EchoServer.StartAsync();
        using var cancellation = new CancellationTokenSource();
        using var call = server.Client.Stream(
            new EchoRequest { AnswersBefore = 1, WaitForCancellation = true }, cancellationToken: cancellation.Token);
        (await call.ResponseStream.MoveNext()).ShouldBeTrue();

        await cancellation.CancelAsync();

        (await Should.ThrowAsync<RpcException>(() => call.ResponseStream.MoveNext())).StatusCode.ShouldBe(StatusCode.Cancelled);
        await server.Journal.HandlerCancelled.WaitAsync(Patience);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Dispose_OfAStreamThatNobodyReads_ReachesTheHandler(int readBefore)
    {
        await using var server = await EchoServer.StartAsync();
        var call = server.Client.Stream(new EchoRequest { AnswersBefore = 1, WaitForCancellation = true });
        await call.ResponseHeadersAsync.WaitAsync(Patience);
        for (var i = 0; i < readBefore; i++)
        {
            (await call.ResponseStream.MoveNext()).ShouldBeTrue();
        }

        call.Dispose();

        await server.Journal.HandlerCancelled.WaitAsync(Patience);
        (await Should.ThrowAsync<RpcException>(() => call.ResponseStream.MoveNext())).StatusCode.ShouldBe(StatusCode.Cancelled);
    }

    [Fact]
    public async Task Cancel_ChannelSetToThrowCancellation_ThrowsIt()
    {
        await using var server = await EchoServer.StartAsync(
            channelOptions: new GrpcChannelOptions { ThrowOperationCanceledOnCancellation = true });
        using var cancellation = new CancellationTokenSource();
        var call = server.Client.SayAsync(new EchoRequest { WaitForCancellation = true }, cancellationToken: cancellation.Token);
        await server.Journal.HandlerStarted.WaitAsync(Patience);

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () => await call);
    }

    [Fact]
    public async Task Cancel_BeforeTheCall_NeverReachesTheServer()
    {
        await using var server = await EchoServer.StartAsync();
        var cancelled = new CancellationToken(canceled: true);

        var failure = await Should.ThrowAsync<RpcException>(
            async () => await server.Client.SayAsync(new EchoRequest(), cancellationToken: cancelled));

        failure.StatusCode.ShouldBe(StatusCode.Cancelled);
        server.Journal.HandlerStarted.IsCompleted.ShouldBeFalse();
    }
}
