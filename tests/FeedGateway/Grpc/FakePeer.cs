using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FeedRanking.FeedGateway.Tests.Grpc;

/// <summary>A real gRPC server on loopback that can be stopped and started again on the same port.</summary>
internal sealed class FakePeer : IAsyncDisposable
{
    private WebApplication? _app;

    public FakeHeavyRanker Ranker { get; } = new();

    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, Address.Port, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(Ranker);
        _app = builder.Build();
        _app.MapGrpcService<FakeHeavyRanker>();
        await _app.StartAsync();
        Address = new Uri(_app.Urls.Single());
    }

    public async Task StopAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
            _app = null;
        }
    }

    public async ValueTask DisposeAsync() => await StopAsync();
}
