using FeedRanking.Contracts.V1;
using Google.Protobuf;

namespace FeedRanking.Contracts.Reuse;

/// <summary>The large messages of the contract, to be used again.</summary>
public static class Messages
{
    /// <summary>What rankers are asked.</summary>
    public static MessagePool<ScoreRequest> ScoreRequests { get; } = new(static message =>
    {
        (message.RequestId, message.ViewerId, message.Region, message.NowMs, message.ViewerRow) = ("", 0, "", 0, ByteString.Empty);
        message.VideoIds.Clear();
    });

    /// <summary>What rankers answer.</summary>
    public static MessagePool<ScoreResponse> ScoreResponses { get; } = new(static message =>
    {
        message.ModelVersion = "";
        message.Scores.Clear();
        message.HeadNames.Clear();
        message.UnknownPositions.Clear();
    });

    /// <summary>What retrieval is asked.</summary>
    public static MessagePool<RetrieveRequest> RetrieveRequests { get; } = new(static message =>
    {
        (message.RequestId, message.ViewerId, message.Region, message.NowMs, message.ViewerRow) = ("", 0, "", 0, ByteString.Empty);
        (message.Limit, message.PrecomputedAtMs) = (0, 0);
        message.ExcludeVideoIds.Clear();
        message.PrecomputedVideoIds.Clear();
    });

    /// <summary>What retrieval answers.</summary>
    public static MessagePool<RetrieveResponse> RetrieveResponses { get; } = new(static message =>
    {
        (message.ModelVersion, message.SourceIndexes) = ("", ByteString.Empty);
        message.VideoIds.Clear();
        message.Scores.Clear();
        message.SourceNames.Clear();
        message.Failures.Clear();
        message.CreatorIds.Clear();
        message.Topics.Clear();
    });
}
