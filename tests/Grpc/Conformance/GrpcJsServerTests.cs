using FeedRanking.Grpc.Tests.Peers;

namespace FeedRanking.Grpc.Tests.Conformance;

/// <summary>Our client against a server of GrpcJs.</summary>
public class GrpcJsServerTests(GrpcJsPeer peer) : IClassFixture<GrpcJsPeer>
{
    public static TheoryData<string> Cases => ConformanceTable.ServerCasesOf(Peer.GrpcJs);

    [PeerTheory(Peer.GrpcJs)]
    [MemberData(nameof(Cases))]
    public Task OurClient_OfItsServer_Agrees(string name) => ServerCases.All.Single(one => one.Name == name).RunAsync(peer);
}
