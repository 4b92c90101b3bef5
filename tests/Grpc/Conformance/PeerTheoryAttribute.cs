using FeedRanking.Grpc.Tests.Peers;
using FeedRanking.Testing;

namespace FeedRanking.Grpc.Tests.Conformance;

/// <summary>A theory that is skipped, with the reason, where its foreign peer is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PeerTheoryAttribute : TheoryAttribute
{
    public PeerTheoryAttribute(Peer peer) => Skip = peer switch
    {
        Peer.GrpcJs => GrpcJsPeer.WhyUnavailable,
        Peer.Grpcio => GrpcioPeer.WhyUnavailable,
        Peer.Grpcurl => Needs.WhatIsMissing("grpcurl"),
        Peer.Ghz => Needs.WhatIsMissing("ghz"),
        _ => throw new ArgumentOutOfRangeException(nameof(peer), peer, "One peer."),
    };
}
