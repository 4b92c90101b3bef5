using FeedRanking.Contracts.Reuse;
using Grpc.Core;

namespace FeedRanking.Contracts.V1;

public static partial class LightRanker
{
    private static readonly Method<ScoreRequest, ScoreResponse> ServedScore = new(
        MethodType.Unary, Descriptor.FullName, "Score", Messages.ScoreRequests.Marshaller, Messages.ScoreResponses.ServingMarshaller);

    /// <summary>For <see cref="BindServiceMethodAttribute"/>.</summary>
    public static void BindServer(ServiceBinderBase binder, LightRankerServer? server)
    {
        ArgumentNullException.ThrowIfNull(binder);
        binder.AddMethod(ServedScore, server is null ? null : server.Score);
    }

    /// <summary>
    /// The contract's service over messages that are used again: a request is one of <see cref="Messages.ScoreRequests"/>, to be returned there
    /// once nobody looks at it; an answer goes back by itself when it has been written, so it is to be rented from <see cref="Messages.ScoreResponses"/>.
    /// </summary>
    [BindServiceMethod(typeof(LightRanker), nameof(BindServer))]
    public abstract class LightRankerServer
    {
        /// <inheritdoc cref="LightRankerBase.Score"/>
        public abstract Task<ScoreResponse> Score(ScoreRequest request, ServerCallContext context);
    }
}
