using FeedRanking.Pipeline;
using Grpc.Core;

namespace FeedRanking.FeedGateway.Grpc;

/// <summary>What a gRPC status means for the feed.</summary>
internal static class FailureReasons
{
    public static string Of(StatusCode status) => status switch
    {
        StatusCode.Unavailable => StageReasons.Unavailable,

        // Cancelled by our own timeout; a viewer who went away never gets here.
        StatusCode.DeadlineExceeded or StatusCode.Cancelled => StageReasons.Deadline,
        StatusCode.ResourceExhausted => StageReasons.Overloaded,
        StatusCode.Unimplemented => StageReasons.Unavailable,
        _ => StageReasons.InvalidAnswer,
    };
}
