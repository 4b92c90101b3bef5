using System.Net;
using FeedRanking.Grpc.Tests.V1;
using Grpc.AspNetCore.Server;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace FeedRanking.Grpc.Tests.Server;

/// <summary>A real server on a free port of the loopback, with a channel to it.</summary>
internal sealed class EchoServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private EchoServer(WebApplication app, GrpcChannelOptions channelOptions)
    {
        _app = app;
        Address = new Uri(app.Urls.First());
        Channel = GrpcChannel.ForAddress(Address, channelOptions);
        Client = new Echo.EchoClient(Channel);
    }

    public Uri Address { get; }

    public GrpcChannel Channel { get; }

    public Echo.EchoClient Client { get; }

    /// <summary>Gets the address without the scheme, as foreign clients want it.</summary>
    public string Authority => Address.Authority;

    public CallJournal Journal => _app.Services.GetRequiredService<CallJournal>();

    public static async Task<EchoServer> StartAsync(
        Action<GrpcServiceOptions>? configure = null,
        GrpcChannelOptions? channelOptions = null,
        HealthStatus health = HealthStatus.Healthy,
        Action<IServiceCollection>? services = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton<CallJournal>();
        builder.Services.AddGrpc(options => configure?.Invoke(options));
        builder.Services.AddGrpcHealthChecks().AddCheck("model", () => new HealthCheckResult(health));
        services?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapGrpcService<EchoService>();
        app.MapGrpcHealthChecksService();
        await app.StartAsync();
        return new EchoServer(app, channelOptions ?? new GrpcChannelOptions());
    }

    /// <summary>Stops as a rolling update does: no new connections, GOAWAY on the others, calls that run may end.</summary>
    public Task DrainAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        await _app.DisposeAsync();
    }
}
