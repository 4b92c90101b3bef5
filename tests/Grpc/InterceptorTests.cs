using FeedRanking.Grpc.Tests.Server;
using FeedRanking.Grpc.Tests.V1;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.DependencyInjection;

namespace FeedRanking.Grpc.Tests;

public class InterceptorTests
{
    [Fact]
    public async Task ClientInterceptor_SeesTheCallAndMayChangeIt()
    {
        await using var server = await EchoServer.StartAsync();
        var interceptor = new CountingInterceptor();
        using var call = new Echo.EchoClient(server.Channel.Intercept(interceptor)).SayAsync(new EchoRequest { Text = "t" });

        (await call).Text.ShouldBe("t");

        interceptor.Calls.ShouldBe(1);
        call.GetTrailers().GetValue(EchoService.EchoedTextKey).ShouldBe("intercepted");
    }

    [Fact]
    public async Task ServerInterceptor_SeesEachCall()
    {
        var interceptor = new CountingInterceptor();
        await using var server = await EchoServer.StartAsync(
            options => options.Interceptors.Add<CountingInterceptor>(), services: services => services.AddSingleton(interceptor));

        await server.Client.SayAsync(new EchoRequest());
        await server.Client.SayAsync(new EchoRequest());

        interceptor.Calls.ShouldBe(2);
    }
}
