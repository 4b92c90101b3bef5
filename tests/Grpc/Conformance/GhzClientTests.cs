using FeedRanking.Grpc.Tests.Peers;

namespace FeedRanking.Grpc.Tests.Conformance;

/// <summary>Ghz as the client of our server.</summary>
public class GhzClientTests(GhzPeer peer) : IClassFixture<GhzPeer>
{
    public static TheoryData<string> Cases => ConformanceTable.ClientCasesOf(Peer.Ghz);

    [PeerTheory(Peer.Ghz)]
    [MemberData(nameof(Cases))]
    public Task Client_OfOurServer_Agrees(string name) => ClientCases.RunAsync(name, peer);
}
