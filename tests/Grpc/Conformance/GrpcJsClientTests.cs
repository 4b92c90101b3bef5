using FeedRanking.Grpc.Tests.Peers;

namespace FeedRanking.Grpc.Tests.Conformance;

/// <summary>GrpcJs as the client of our server.</summary>
public class GrpcJsClientTests(GrpcJsPeer peer) : IClassFixture<GrpcJsPeer>
{
    public static TheoryData<string> Cases => ConformanceTable.ClientCasesOf(Peer.GrpcJs);

    [PeerTheory(Peer.GrpcJs)]
    [MemberData(nameof(Cases))]
    public Task Client_OfOurServer_Agrees(string name) => ClientCases.RunAsync(name, peer);
}
