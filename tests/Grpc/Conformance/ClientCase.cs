using FeedRanking.Grpc.Tests.Peers;

namespace FeedRanking.Grpc.Tests.Conformance;

/// <summary>One case of foreign clients against our server.</summary>
/// <param name="Name">As in the table.</param>
/// <param name="Peers">Whom it is run with; the others cannot do it.</param>
/// <param name="RunAsync">Throws when it fails.</param>
internal sealed record ClientCase(string Name, Peer Peers, Func<IForeignClient, Task> RunAsync);
