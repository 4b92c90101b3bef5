using FeedRanking.Contracts.Reuse;
using Grpc.Core;

namespace FeedRanking.Contracts.V1;

public static partial class LightRanker
{
    private static readonly Method<ScoreRequest, ScoreResponse> ReusingScore = new(
        MethodType.Unary, Descriptor.FullName, "Score", Messages.ScoreRequests.Marshaller, Messages.ScoreResponses.Marshaller);

    public partial class LightRankerClient
    {
        /// <summary>Score, whose answer is one of <see cref="Messages.ScoreResponses"/>: return it there.</summary>
        public virtual AsyncUnaryCall<ScoreResponse> ScoreReusingAsync(ScoreRequest request, CallOptions options) =>
            CallInvoker.AsyncUnaryCall(ReusingScore, null, options, request);
    }
}
