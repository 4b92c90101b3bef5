using System.Diagnostics;
using System.Net;
using FeedRanking.Benchmarks.V1;
using Google.Protobuf;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace FeedRanking.Benchmarks.Grpc.Cost;

/// <summary>
/// Server and client of the gRPC packages that this build has: the real ones in the full package set, the stand-in otherwise.
/// </summary>
internal sealed class DotnetEcho : IEcho
{
    private readonly WebApplication _app;
    private readonly GrpcChannel _channel;
    private readonly Echo.EchoClient _client;

    public DotnetEcho()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        _app = builder.Build();
        _app.MapGrpcService<EchoService>();
        _app.Start();
        _channel = GrpcChannel.ForAddress(_app.Urls.First());
        _client = new Echo.EchoClient(_channel);
    }

    public string Name => ".NET";

    public async Task<CallCost> RunAsync(CallLoad load, TimeSpan duration)
    {
        var message = new Payload { Data = UnsafeByteOperations.UnsafeWrap(new byte[load.Size]) };
        GC.Collect();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var cpu = Environment.CpuUsage.TotalTime;
        var begin = Stopwatch.GetTimestamp();
        var calls = await Task.WhenAll(Enumerable.Range(0, load.Callers).Select(_ => Task.Run(() => CallAsync(message, begin, duration))));
        var elapsed = Stopwatch.GetElapsedTime(begin);
        var used = Environment.CpuUsage.TotalTime - cpu;
        return new CallCost(calls.Sum(), elapsed.TotalSeconds, used.TotalMicroseconds, GC.GetTotalAllocatedBytes(precise: true) - allocated);
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _app.DisposeAsync();
    }

    private async Task<long> CallAsync(Payload message, long begin, TimeSpan duration)
    {
        long calls = 0;
        while (Stopwatch.GetElapsedTime(begin) < duration)
        {
            await _client.SayAsync(message);
            calls++;
        }

        return calls;
    }
}
