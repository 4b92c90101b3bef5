namespace FeedRanking.Grpc.Tests.Peers;

/// <summary>What a foreign server has seen: calls, calls that its handler saw cancelled, calls with a deadline.</summary>
internal sealed record ServerState(int Calls, int Cancelled, int Deadlines);
