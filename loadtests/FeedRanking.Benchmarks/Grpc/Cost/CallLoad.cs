namespace FeedRanking.Benchmarks.Grpc.Cost;

/// <summary>A load of unary calls over one connection.</summary>
/// <param name="Size">Bytes in the request's and in the response's only field.</param>
/// <param name="Callers">Calls in flight: each caller waits for its answer before it asks again.</param>
internal sealed record CallLoad(int Size, int Callers);
