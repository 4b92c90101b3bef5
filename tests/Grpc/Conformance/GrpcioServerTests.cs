using FeedRanking.Grpc.Tests.Peers;

namespace FeedRanking.Grpc.Tests.Conformance;

/// <summary>Our client against a server of Grpcio.</summary>
public class GrpcioServerTests(GrpcioPeer peer) : IClassFixture<GrpcioPeer>
{
    public static TheoryData<string> Cases => ConformanceTable.ServerCasesOf(Peer.Grpcio);

    [PeerTheory(Peer.Grpcio)]
    [MemberData(nameof(Cases))]
    public Task OurClient_OfItsServer_Agrees(string name) => ServerCases.All.Single(one => one.Name == name).RunAsync(peer);
}
