using FeedRanking.Pipeline;
using Polly;

namespace FeedRanking.FeedGateway.Grpc.Calls;

/// <summary>A call that some generated client can send.</summary>
internal abstract class ClientCall<TClient>(StageContext context, TimeProvider clock) : PeerCall(context, clock)
{
    /// <summary>Sends the message once.</summary>
    /// <returns>The answer, or what failed; it never throws what a call may throw.</returns>
    public abstract ValueTask<Outcome<object>> SendAsync(TClient client, CancellationToken cancel);
}
