namespace FeedRanking.FeedGateway.Grpc.Calls;

/// <summary>A call was not made, because as many as may be are under way.</summary>
internal sealed class BulkheadFullException(int most) : Exception($"{most} calls are under way.");
