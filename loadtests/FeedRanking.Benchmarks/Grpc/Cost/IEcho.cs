namespace FeedRanking.Benchmarks.Grpc.Cost;

/// <summary>A gRPC server and its client in one process, connected over the loopback.</summary>
internal interface IEcho : IAsyncDisposable
{
    string Name { get; }

    /// <summary>Calls until the time is over, and tells what that cost.</summary>
    Task<CallCost> RunAsync(CallLoad load, TimeSpan duration);
}
