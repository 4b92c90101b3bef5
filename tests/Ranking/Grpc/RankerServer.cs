using FeedRanking.Contracts.V1;
using FeedRanking.Inference;
using FeedRanking.ServiceDefaults.Admission;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FeedRanking.Ranking.Tests.Grpc;

/// <summary>A ranker on a loopback port with a client to it: every byte goes through Kestrel and HTTP/2.</summary>
internal sealed class RankerServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly GrpcChannel _channel;

    private RankerServer(WebApplication app, GrpcChannel channel)
    {
        _app = app;
        _channel = channel;
        Client = new HeavyRanker.HeavyRankerClient(channel);
    }

    public HeavyRanker.HeavyRankerClient Client { get; }

    public static async Task<RankerServer> StartAsync(RankingSample sample, OnnxModel model)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(sample.Scorer(model));
        builder.Services.AddCallAdmission();
        builder.Services.AddSingleton<FeedRanking.Ranking.Grpc.ScoringEndpoint>();
        var app = builder.Build();
        app.MapGrpcService<TestRankerService>();
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new RankerServer(app, GrpcChannel.ForAddress(address));
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _app.DisposeAsync();
    }
}
