using System.Diagnostics;
using FeedRanking.Grpc.Tests.Server;
using FeedRanking.Grpc.Tests.V1;
using FeedRanking.Testing;
using Grpc.Core;

namespace FeedRanking.Grpc.Tests;

public class DeadlineTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static DateTime In(TimeSpan time) => TimeProvider.System.GetUtcNow().UtcDateTime + time;

    [Fact]
    public async Task Deadline_Passes_CallerGetsItAndHandlerIsCancelled()
    {
        await using var server = await EchoServer.StartAsync();
        await server.Client.SayAsync(new EchoRequest());
        var watch = Stopwatch.StartNew();

        var failure = await Should.ThrowAsync<RpcException>(async () =>
            await server.Client.SayAsync(new EchoRequest { WaitForCancellation = true }, deadline: In(TimeSpan.FromSeconds(1))));

        failure.StatusCode.ShouldBe(StatusCode.DeadlineExceeded);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
        await server.Journal.HandlerCancelled.WaitAsync(Patience);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(100)]
    public async Task Deadline_OfManyCallsAtOnce_EveryHandlerThatStartedIsCancelled(int deadlineMs)
    {
        await using var server = await EchoServer.StartAsync();
        await server.Client.SayAsync(new EchoRequest());
        var calls = Enumerable.Range(0, 200).Select(_ => server.Client.SayAsync(
            new EchoRequest { WaitForCancellation = true }, deadline: In(TimeSpan.FromMilliseconds(deadlineMs))).ResponseAsync).ToArray();

        foreach (var call in calls)
        {
            (await Should.ThrowAsync<RpcException>(() => call)).StatusCode.ShouldBe(StatusCode.DeadlineExceeded);
        }

        // On a crowded machine some never reach a handler.
        await Eventually.Async(() => server.Journal.CancelledCalls == server.Journal.Calls - 1, Patience, "Every handler noticing");
        (await server.Client.SayAsync(new EchoRequest { Text = "after" })).Text.ShouldBe("after");
    }

    [Fact]
    public async Task Deadline_PassedBeforeTheCall_FailsWithoutCalling()
    {
        await using var server = await EchoServer.StartAsync();

        var failure = await Should.ThrowAsync<RpcException>(
            async () => await server.Client.SayAsync(new EchoRequest(), deadline: In(TimeSpan.FromSeconds(-1))));

        failure.StatusCode.ShouldBe(StatusCode.DeadlineExceeded);
        server.Journal.HandlerStarted.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task Deadline_FarAway_HandlerSeesItAndAnswers()
    {
        await using var server = await EchoServer.StartAsync();
        var deadline = In(TimeSpan.FromSeconds(30));

        await server.Client.SayAsync(new EchoRequest(), deadline: deadline);

        (server.Journal.Deadline - deadline).Duration().ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Deadline_Absent_HandlerSeesTheLargestDate()
    {
        await using var server = await EchoServer.StartAsync();
        await server.Client.SayAsync(new EchoRequest());
        server.Journal.Deadline.ShouldBe(DateTime.MaxValue);
    }

    [Fact]
    public async Task Deadline_PassesWhileStreaming_EndsTheStream()
    {
        await using var server = await EchoServer.StartAsync();
        using var call = server.Client.Stream(
            new EchoRequest { AnswersBefore = 2, WaitForCancellation = true }, deadline: In(TimeSpan.FromMilliseconds(500)));
        var seen = 0;

        var failure = await Should.ThrowAsync<RpcException>(async () =>
        {
            await foreach (var _ in call.ResponseStream.ReadAllAsync())
            {
                seen++;
            }
        });

        failure.StatusCode.ShouldBe(StatusCode.DeadlineExceeded);
        seen.ShouldBe(2);
        await server.Journal.HandlerCancelled.WaitAsync(Patience);
    }

    [Fact]
    public async Task Deadline_SentByHandWithoutClientTimer_ServerAnswersByItself()
    {
        await using var server = await EchoServer.StartAsync();
        using var http = new HttpClient { DefaultRequestVersion = new Version(2, 0), DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
        var request = new EchoRequest { WaitForCancellation = true };

        using var answer = await http.SendAsync(RawCall.To(server, "Say", request, ("grpc-timeout", "50m")));

        answer.Headers.GetValues("grpc-status").ShouldBe(["4"]);
        await server.Journal.HandlerCancelled.WaitAsync(Patience);
    }
}
