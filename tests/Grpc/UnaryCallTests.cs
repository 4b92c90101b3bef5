using FeedRanking.Grpc.Tests.Server;
using FeedRanking.Grpc.Tests.V1;
using Google.Protobuf;
using Grpc.Core;

namespace FeedRanking.Grpc.Tests;

public class UnaryCallTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4091)]
    [InlineData(4096)]
    [InlineData(51_000)]
    [InlineData(1_000_000)]
    public async Task Unary_PayloadOfAnySize_ComesBackUnchanged(int bytes)
    {
        await using var server = await EchoServer.StartAsync();
        var payload = new byte[bytes];
        new Random(7).NextBytes(payload);

        var answer = await server.Client.SayAsync(new EchoRequest { Text = "höhö", Payload = ByteString.CopyFrom(payload) });

        answer.Text.ShouldBe("höhö");
        answer.Payload.Span.SequenceEqual(payload).ShouldBeTrue();
    }

    [Fact]
    public async Task Unary_EmptyMessage_IsAnsweredWithAnEmptyMessage()
    {
        await using var server = await EchoServer.StartAsync();
        (await server.Client.SayAsync(new EchoRequest())).ShouldBe(new EchoResponse());
    }

    [Fact]
    public async Task Unary_BlockingCall_ReturnsTheAnswer()
    {
        await using var server = await EchoServer.StartAsync();
        var answer = await Task.Run(() => server.Client.Say(new EchoRequest { Text = "now" }));
        answer.Text.ShouldBe("now");
    }

    [Fact]
    public async Task Unary_ManyAtOnce_EachGetsItsOwnAnswer()
    {
        await using var server = await EchoServer.StartAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 500).Select(async i =>
            (await server.Client.SayAsync(new EchoRequest { Text = $"{i}", Payload = ByteString.CopyFrom(new byte[i * 20]) }), i)));
        foreach (var (answer, i) in answers)
        {
            answer.Text.ShouldBe($"{i}");
            answer.Payload.Length.ShouldBe(i * 20);
        }
    }

    [Fact]
    public async Task Unary_HandlerSeesMethodPeerAndUserAgent()
    {
        await using var server = await EchoServer.StartAsync();
        using var call = server.Client.SayAsync(new EchoRequest());
        await call;
        server.Journal.Method.ShouldBe("/echo.v1.Echo/Say");
        server.Journal.Peer.ShouldStartWith("ipv4:127.0.0.1:");
        server.Journal.UserAgent.ShouldNotBeNull().ShouldStartWith("grpc-");
        call.GetStatus().ShouldBe(Status.DefaultSuccess);
    }
}
