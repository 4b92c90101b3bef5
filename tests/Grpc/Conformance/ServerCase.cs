using FeedRanking.Grpc.Tests.Peers;

namespace FeedRanking.Grpc.Tests.Conformance;

/// <summary>One case of our client against foreign servers.</summary>
/// <param name="Name">As in the table.</param>
/// <param name="Peers">Whom it is run with.</param>
/// <param name="RunAsync">Throws when it fails.</param>
internal sealed record ServerCase(string Name, Peer Peers, Func<ScriptPeer, Task> RunAsync);
