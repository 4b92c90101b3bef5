using FeedRanking.Contracts.Reuse;
using Grpc.Core;

namespace FeedRanking.Contracts.V1;

public static partial class CandidateRetrieval
{
    private static readonly Method<RetrieveRequest, RetrieveResponse> ServedRetrieve = new(
        MethodType.Unary, Descriptor.FullName, "Retrieve", Messages.RetrieveRequests.Marshaller, Messages.RetrieveResponses.ServingMarshaller);

    /// <summary>For <see cref="BindServiceMethodAttribute"/>.</summary>
    public static void BindServer(ServiceBinderBase binder, CandidateRetrievalServer? server)
    {
        ArgumentNullException.ThrowIfNull(binder);
        binder.AddMethod(ServedRetrieve, server is null ? null : server.Retrieve);
    }

    /// <summary>
    /// The contract's service over messages that are used again: a request is one of <see cref="Messages.RetrieveRequests"/>, to be returned there
    /// once nobody looks at it; an answer goes back by itself when it has been written, so it is to be rented from <see cref="Messages.RetrieveResponses"/>.
    /// </summary>
    [BindServiceMethod(typeof(CandidateRetrieval), nameof(BindServer))]
    public abstract class CandidateRetrievalServer
    {
        /// <inheritdoc cref="CandidateRetrievalBase.Retrieve"/>
        public abstract Task<RetrieveResponse> Retrieve(RetrieveRequest request, ServerCallContext context);
    }
}
