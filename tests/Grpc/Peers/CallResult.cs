using Grpc.Core;

namespace FeedRanking.Grpc.Tests.Peers;

/// <summary>How a foreign client saw a call end. Values of metadata whose key ends in -bin are base64.</summary>
internal sealed record CallResult(StatusCode Code, string Detail)
{
    public IReadOnlyList<byte[]> Messages { get; init; } = [];

    public IReadOnlyList<(string Key, string Value)> Headers { get; init; } = [];

    public IReadOnlyList<(string Key, string Value)> Trailers { get; init; } = [];
}
