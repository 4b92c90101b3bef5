using System.Net;
using FeedRanking.Chaos;
using FeedRanking.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FeedRanking.FeedGateway.Tests.Chaos;

/// <summary>One model service: gRPC and operations on real sockets. Ends when a fault says so, and can be started again on its ports.</summary>
internal sealed class ChaosService(string name, Action<IServiceCollection> services, Action<WebApplication> map) : IProcessEnd, IAsyncDisposable
{
    private readonly int _httpPort = FreePort.Next();
    private readonly int _grpcPort = FreePort.Next();
    private WebApplication? _app;
    private Task _ending = Task.CompletedTask;

    public string Http => $"http://127.0.0.1:{_httpPort}";

    public string Grpc => $"http://127.0.0.1:{_grpcPort}";

    public bool IsUp => _app is not null;

    /// <summary>What acts in this service; only while it is up.</summary>
    public ActiveFaults Faults => _app!.Services.GetRequiredService<ActiveFaults>();

    public async Task StartAsync()
    {
        await _ending;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Ops:Token"] = ChaosSystem.Token, ["Chaos:Enabled"] = "true", ["Admission:Enabled"] = "false" });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, _httpPort);
            kestrel.Listen(IPAddress.Loopback, _grpcPort, listen => listen.Protocols = HttpProtocols.Http2);
        });
        builder.Services.AddGrpc();
        builder.Services.AddSingleton<IProcessEnd>(this);
        builder.AddOps(name);
        services(builder.Services);
        var app = builder.Build();
        app.MapOps();
        map(app);
        await app.StartAsync();
        _app = app;
    }

    /// <summary>As near to kill -9 as one process can play it: calls under way are cut off.</summary>
    public void EndNow()
    {
        if (_app is { } app)
        {
            _app = null;
            _ending = EndAsync(app);
        }
    }

    public async ValueTask DisposeAsync()
    {
        EndNow();
        await _ending;
    }

    private static async Task EndAsync(WebApplication app)
    {
        // Not on the timer that asked for it.
        await Task.Yield();
        await app.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await app.DisposeAsync();
    }
}
