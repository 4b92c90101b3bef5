using FeedRanking.Benchmarks.Ratios;
using FeedRanking.Benchmarks.Running;
using FeedRanking.Contracts.V1;
using Google.Protobuf;
using Grpc.Net.Client;

namespace FeedRanking.Benchmarks.Rankers.Grpc;

/// <summary>What rankers are really asked: viewers of the running system with the candidates that its retrieval gives them.</summary>
internal static class RankerRequests
{
    private const int MaxCandidates = 1_000;
    private const int Viewers = 32;
    private const int Seed = 1;

    /// <summary>A request per viewer, with as many candidates as retrieval gives, 1,000 at most.</summary>
    public static async Task<IReadOnlyList<ScoreRequest>> MakeAsync(RunningSystem system)
    {
        using var channel = GrpcChannel.ForAddress(system.Grpc("CandidateRetrieval"));
        var retrieval = new CandidateRetrieval.CandidateRetrievalClient(channel);
        var nowMs = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var requests = new List<ScoreRequest>();
        foreach (var viewer in await SampleViewers.ReadAsync(system.Redis, Viewers, Seed))
        {
            var row = UnsafeByteOperations.UnsafeWrap(viewer.Row);
            var answer = await retrieval.RetrieveAsync(
                new RetrieveRequest { RequestId = "benchmark", ViewerId = viewer.Id, ViewerRow = row, NowMs = nowMs, Limit = MaxCandidates });
            var request = new ScoreRequest { RequestId = "benchmark", ViewerId = viewer.Id, ViewerRow = row, NowMs = nowMs };
            request.VideoIds.AddRange(answer.VideoIds);
            requests.Add(request);
        }

        return requests;
    }

    /// <summary>The same requests with exactly so many candidates; where a viewer has fewer, they repeat: a score does not depend on the others.</summary>
    /// <exception cref="UnmeasurableException">A viewer has no candidates at all.</exception>
    public static IReadOnlyList<ScoreRequest> OfSize(IReadOnlyList<ScoreRequest> requests, int candidates) => [.. requests.Select(request =>
    {
        if (request.VideoIds.Count == 0)
        {
            throw new UnmeasurableException($"Retrieval gave viewer {request.ViewerId} no candidates.");
        }

        var sized = request.Clone();
        sized.VideoIds.Clear();
        sized.VideoIds.AddRange(Enumerable.Range(0, candidates).Select(place => request.VideoIds[place % request.VideoIds.Count]));
        return sized;
    })];
}
