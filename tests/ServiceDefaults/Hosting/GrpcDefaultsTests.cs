using System.Net;
using Grpc.AspNetCore.Server;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FeedRanking.ServiceDefaults.Tests.Hosting;

public class GrpcDefaultsTests
{
    [Theory]
    [InlineData(HealthStatus.Healthy, HealthCheckResponse.Types.ServingStatus.Serving)]
    [InlineData(HealthStatus.Unhealthy, HealthCheckResponse.Types.ServingStatus.NotServing)]
    public async Task GrpcHealth_FollowsReadiness(HealthStatus model, HealthCheckResponse.Types.ServingStatus expected)
    {
        await using var app = Build(model);
        await app.StartAsync();
        using var channel = GrpcChannel.ForAddress(app.Urls.First());

        var answer = await new Grpc.Health.V1.Health.HealthClient(channel).CheckAsync(new HealthCheckRequest());

        answer.Status.ShouldBe(expected);
        await app.StopAsync();
    }

    [Fact]
    public async Task GrpcMessages_AreBoundedByTheOptions()
    {
        await using var app = Build(HealthStatus.Healthy);
        var options = app.Services.GetRequiredService<IOptions<GrpcServiceOptions>>().Value;
        options.MaxReceiveMessageSize.ShouldBe(4 * 1024 * 1024);
        options.MaxSendMessageSize.ShouldBe(4 * 1024 * 1024);
    }

    private static WebApplication Build(HealthStatus model)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["ServiceDefaults:ReadinessGraceMs"] = "0";
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.AddServiceDefaults();
        builder.Logging.ClearProviders();
        builder.Services.AddHealthChecks()
            .AddCheck("model", () => new HealthCheckResult(model), tags: ["ready"])
            .AddCheck("nice to have", () => HealthCheckResult.Unhealthy());
        var app = builder.Build();
        app.MapServiceDefaults();
        return app;
    }
}
