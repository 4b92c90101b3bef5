using FeedRanking.Grpc.Tests.Server;
using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FeedRanking.Grpc.Tests;

public class HealthTests
{
    [Theory]
    [InlineData(HealthStatus.Healthy, HealthCheckResponse.Types.ServingStatus.Serving)]
    [InlineData(HealthStatus.Degraded, HealthCheckResponse.Types.ServingStatus.Serving)]
    [InlineData(HealthStatus.Unhealthy, HealthCheckResponse.Types.ServingStatus.NotServing)]
    public async Task Check_TellsWhatTheHealthChecksSay(HealthStatus health, HealthCheckResponse.Types.ServingStatus expected)
    {
        await using var server = await EchoServer.StartAsync(health: health);
        var answer = await new Health.HealthClient(server.Channel).CheckAsync(new HealthCheckRequest());
        answer.Status.ShouldBe(expected);
    }

    [Fact]
    public async Task Check_UnknownService_IsNotFound()
    {
        await using var server = await EchoServer.StartAsync();
        var client = new Health.HealthClient(server.Channel);
        var failure = await Should.ThrowAsync<RpcException>(async () => await client.CheckAsync(new HealthCheckRequest { Service = "nobody" }));
        failure.StatusCode.ShouldBe(StatusCode.NotFound);
    }

    [Fact]
    public async Task Watch_SendsTheStateAtOnce()
    {
        await using var server = await EchoServer.StartAsync();
        using var call = new Health.HealthClient(server.Channel).Watch(new HealthCheckRequest());
        (await call.ResponseStream.MoveNext()).ShouldBeTrue();
        call.ResponseStream.Current.Status.ShouldBe(HealthCheckResponse.Types.ServingStatus.Serving);
    }
}
