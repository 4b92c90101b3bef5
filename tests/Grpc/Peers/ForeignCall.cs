namespace FeedRanking.Grpc.Tests.Peers;

/// <summary>A call that a foreign client is making.</summary>
/// <param name="Result">How it ends.</param>
/// <param name="Cancel">Makes the client cancel it.</param>
internal sealed record ForeignCall(Task<CallResult> Result, Action Cancel);
