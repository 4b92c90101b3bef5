using FeedRanking.Grpc.Tests.Peers;

namespace FeedRanking.Grpc.Tests.Conformance;

/// <summary>Grpcurl as the client of our server.</summary>
public class GrpcurlClientTests(GrpcurlPeer peer) : IClassFixture<GrpcurlPeer>
{
    public static TheoryData<string> Cases => ConformanceTable.ClientCasesOf(Peer.Grpcurl);

    [PeerTheory(Peer.Grpcurl)]
    [MemberData(nameof(Cases))]
    public Task Client_OfOurServer_Agrees(string name) => ClientCases.RunAsync(name, peer);
}
