#if RESTRICTED_PACKAGES
using FeedRanking.Grpc.Tests.Server;
using FeedRanking.Grpc.Tests.V1;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace FeedRanking.Grpc.Tests;

/// <summary>The stand-in leaves out methods that stream requests: it says so at start on a server, and at once on a client.</summary>
public class RequestStreamTests
{
    [Fact]
    public async Task Server_WithAMethodThatStreamsRequests_DoesNotStart()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddGrpc();
        await using var app = builder.Build();

        Should.Throw<NotSupportedException>(() => app.MapGrpcService<CollectorService>()).Message.ShouldContain("/echo.v1.Collector/Collect");
        Should.Throw<NotSupportedException>(() => app.MapGrpcService<TalkerService>()).Message.ShouldContain("/echo.v1.Talker/Talk");
    }

    [Fact]
    public async Task Client_ThatStreamsRequests_IsToldUnimplemented()
    {
        await using var server = await EchoServer.StartAsync();
        Should.Throw<RpcException>(() => new Collector.CollectorClient(server.Channel).Collect()).StatusCode.ShouldBe(StatusCode.Unimplemented);
        Should.Throw<RpcException>(() => new Talker.TalkerClient(server.Channel).Talk()).StatusCode.ShouldBe(StatusCode.Unimplemented);
    }
}
#endif
