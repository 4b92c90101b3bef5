using FeedRanking.Grpc.Tests.Server;
using FeedRanking.Grpc.Tests.V1;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;

namespace FeedRanking.Grpc.Tests;

public class LimitsTests
{
    private static EchoRequest WithBytes(int bytes) => new() { Payload = ByteString.CopyFrom(new byte[bytes]) };

    [Fact]
    public async Task Message_AboveWhatTheServerReceives_IsResourceExhausted()
    {
        await using var server = await EchoServer.StartAsync(options => options.MaxReceiveMessageSize = 1_000);

        (await server.Client.SayAsync(WithBytes(900))).Payload.Length.ShouldBe(900);
        var failure = await Should.ThrowAsync<RpcException>(async () => await server.Client.SayAsync(WithBytes(1_001)));

        failure.StatusCode.ShouldBe(StatusCode.ResourceExhausted);
    }

    [Fact]
    public async Task Message_AboveTheDefaultOfFourMebibytes_IsResourceExhausted()
    {
        await using var server = await EchoServer.StartAsync();
        var failure = await Should.ThrowAsync<RpcException>(async () => await server.Client.SayAsync(WithBytes(4 * 1024 * 1024 + 1)));
        failure.StatusCode.ShouldBe(StatusCode.ResourceExhausted);
        (await server.Client.SayAsync(WithBytes(10))).Payload.Length.ShouldBe(10);
    }

    [Fact]
    public async Task Answer_AboveWhatTheServerSends_IsResourceExhausted()
    {
        await using var server = await EchoServer.StartAsync(options => options.MaxSendMessageSize = 1_000);
        var failure = await Should.ThrowAsync<RpcException>(async () => await server.Client.SayAsync(new EchoRequest { AnswerBytes = 1_001 }));
        failure.StatusCode.ShouldBe(StatusCode.ResourceExhausted);
    }

    [Fact]
    public async Task Answer_AboveWhatTheClientReceives_IsResourceExhausted()
    {
        await using var server = await EchoServer.StartAsync(channelOptions: new GrpcChannelOptions { MaxReceiveMessageSize = 1_000 });
        var failure = await Should.ThrowAsync<RpcException>(async () => await server.Client.SayAsync(new EchoRequest { AnswerBytes = 1_001 }));
        failure.StatusCode.ShouldBe(StatusCode.ResourceExhausted);
    }

    [Fact]
    public async Task Request_AboveWhatTheClientSends_IsResourceExhaustedAndNeverSent()
    {
        await using var server = await EchoServer.StartAsync(channelOptions: new GrpcChannelOptions { MaxSendMessageSize = 1_000 });
        var failure = await Should.ThrowAsync<RpcException>(async () => await server.Client.SayAsync(WithBytes(1_001)));
        failure.StatusCode.ShouldBe(StatusCode.ResourceExhausted);
        server.Journal.HandlerStarted.IsCompleted.ShouldBeFalse();
    }
}
