using FeedRanking.Contracts.Reuse;
using Grpc.Core;

namespace FeedRanking.Contracts.V1;

public static partial class CandidateRetrieval
{
    private static readonly Method<RetrieveRequest, RetrieveResponse> ReusingRetrieve = new(
        MethodType.Unary, Descriptor.FullName, "Retrieve", Messages.RetrieveRequests.Marshaller, Messages.RetrieveResponses.Marshaller);

    public partial class CandidateRetrievalClient
    {
        /// <summary>Retrieve, whose answer is one of <see cref="Messages.RetrieveResponses"/>: return it there.</summary>
        public virtual AsyncUnaryCall<RetrieveResponse> RetrieveReusingAsync(RetrieveRequest request, CallOptions options) =>
            CallInvoker.AsyncUnaryCall(ReusingRetrieve, null, options, request);
    }
}
