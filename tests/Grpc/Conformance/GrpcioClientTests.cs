using FeedRanking.Grpc.Tests.Peers;

namespace FeedRanking.Grpc.Tests.Conformance;

/// <summary>Grpcio as the client of our server.</summary>
public class GrpcioClientTests(GrpcioPeer peer) : IClassFixture<GrpcioPeer>
{
    public static TheoryData<string> Cases => ConformanceTable.ClientCasesOf(Peer.Grpcio);

    [PeerTheory(Peer.Grpcio)]
    [MemberData(nameof(Cases))]
    public Task Client_OfOurServer_Agrees(string name) => ClientCases.RunAsync(name, peer);
}
