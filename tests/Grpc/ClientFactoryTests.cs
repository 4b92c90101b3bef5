using FeedRanking.Grpc.Tests.Server;
using FeedRanking.Grpc.Tests.V1;
using Grpc.Core;
using Grpc.Net.ClientFactory;
using Microsoft.Extensions.DependencyInjection;

namespace FeedRanking.Grpc.Tests;

public class ClientFactoryTests
{
    [Fact]
    public async Task RegisteredClient_Calls()
    {
        await using var server = await EchoServer.StartAsync();
        await using var services = new ServiceCollection()
            .AddGrpcClient<Echo.EchoClient>(options => options.Address = server.Address).Services
            .BuildServiceProvider();

        var answer = await services.GetRequiredService<Echo.EchoClient>().SayAsync(new EchoRequest { Text = "registered" });

        answer.Text.ShouldBe("registered");
    }

    [Fact]
    public async Task RegisteredClient_ByName_HasItsOwnChannelOptions()
    {
        await using var server = await EchoServer.StartAsync();
        var collection = new ServiceCollection();
        collection.AddGrpcClient<Echo.EchoClient>("wide", options => options.Address = server.Address);
        collection.AddGrpcClient<Echo.EchoClient>("narrow", options => options.Address = server.Address)
            .ConfigureChannel(channel => channel.MaxReceiveMessageSize = 10);
        await using var services = collection.BuildServiceProvider();
        var factory = services.GetRequiredService<GrpcClientFactory>();
        var request = new EchoRequest { AnswerBytes = 100 };

        (await factory.CreateClient<Echo.EchoClient>("wide").SayAsync(request)).Payload.Length.ShouldBe(100);
        var failure = await Should.ThrowAsync<RpcException>(
            async () => await factory.CreateClient<Echo.EchoClient>("narrow").SayAsync(request));

        failure.StatusCode.ShouldBe(StatusCode.ResourceExhausted);
    }

    [Fact]
    public async Task RegisteredClient_WithoutAddress_SaysSo()
    {
        await using var services = new ServiceCollection().AddGrpcClient<Echo.EchoClient>().Services.BuildServiceProvider();
        Should.Throw<InvalidOperationException>(() => services.GetRequiredService<Echo.EchoClient>()).Message.ShouldContain("EchoClient");
    }
}
