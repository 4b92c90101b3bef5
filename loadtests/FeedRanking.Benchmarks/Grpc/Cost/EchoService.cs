using FeedRanking.Benchmarks.V1;
using Grpc.Core;

namespace FeedRanking.Benchmarks.Grpc.Cost;

/// <summary>Answers what it was asked.</summary>
internal sealed class EchoService : Echo.EchoBase
{
    public override Task<Payload> Say(Payload request, ServerCallContext context) => Task.FromResult(request);
}
