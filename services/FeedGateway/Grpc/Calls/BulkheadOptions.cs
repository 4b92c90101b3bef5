using Polly;

namespace FeedRanking.FeedGateway.Grpc.Calls;

/// <summary>What Polly wants to know of a <see cref="Bulkhead"/>: its name.</summary>
internal sealed class BulkheadOptions : ResilienceStrategyOptions
{
    public BulkheadOptions() => Name = "Bulkhead";
}
