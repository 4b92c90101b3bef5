using Google.Protobuf;

namespace FeedRanking.Grpc.Tests.Peers;

/// <summary>One call that a foreign client shall make. Values of metadata whose key ends in -bin are base64.</summary>
internal sealed record CallSpec(string Address, string Method, IMessage Request)
{
    public bool Streaming { get; init; }

    public (string Key, string Value)[] Metadata { get; init; } = [];

    public int? DeadlineMs { get; init; }

    /// <summary>Gets after how many messages of a stream the client cancels.</summary>
    public int? CancelAfter { get; init; }

    public bool Gzip { get; init; }

    public int? MaxReceive { get; init; }

    public int? KeepAliveMs { get; init; }
}
