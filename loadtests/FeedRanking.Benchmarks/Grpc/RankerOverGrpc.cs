using System.Net;
using FeedRanking.Contracts.V1;
using FeedRanking.Ranking;
using FeedRanking.Ranking.Grpc;
using Google.Protobuf;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace FeedRanking.Benchmarks.Grpc;

/// <summary>The heavy ranker behind Kestrel on the loopback and a client beside it: every byte takes the way of a real call.</summary>
internal sealed class RankerOverGrpc : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    private readonly WebApplication _app;
    private readonly GrpcChannel _channel;
    private readonly HeavyRanker.HeavyRankerClient _client;
    private readonly ScoreRequest _request;

    public RankerOverGrpc(CandidateScorer scorer, ScoringRequest request)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(scorer);
        builder.Services.AddSingleton<ScoringEndpoint>();
        _app = builder.Build();
        _app.MapGrpcService<BenchmarkedRanker>();
        _app.Start();
        _channel = GrpcChannel.ForAddress(_app.Urls.First());
        _client = new HeavyRanker.HeavyRankerClient(_channel);
        _request = new ScoreRequest
        {
            RequestId = "benchmark",
            ViewerId = request.ViewerId,
            ViewerRow = UnsafeByteOperations.UnsafeWrap(request.ViewerRow),
            NowMs = request.NowMs,
        };
        _request.VideoIds.AddRange(request.VideoIds);
    }

    public async Task<int> CallAsync()
    {
        var deadline = TimeProvider.System.GetUtcNow().UtcDateTime + Deadline;
        return (await _client.ScoreAsync(_request, deadline: deadline)).Scores.Count;
    }

    public void Dispose()
    {
        _channel.Dispose();
        _app.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
