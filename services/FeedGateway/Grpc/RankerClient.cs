using System.Runtime.CompilerServices;
using FeedRanking.Contracts.Reuse;
using FeedRanking.Contracts.V1;
using FeedRanking.Pipeline;
using Google.Protobuf;
using Grpc.Core;

namespace FeedRanking.FeedGateway.Grpc;

/// <summary>A ranker over gRPC: the light and the heavy one differ by name and generated client only.</summary>
internal abstract class RankerClient<TClient>(
    Peer<TClient> peer, string model, Func<TClient, ScoreRequest, CallOptions, AsyncUnaryCall<ScoreResponse>> method) : IRankerClient
{
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Scores> ScoreAsync(FeedQuery query, IReadOnlyList<FeedCandidate> candidates, StageContext context)
    {
        var request = ToRequest(query, candidates);
        var answer = await peer.CallAsync(method, request, Messages.ScoreRequests, context);
        var scores = ToScores(query, answer, candidates.Count);
        Messages.ScoreResponses.Return(answer);
        return scores;
    }

    private Scores ToScores(FeedQuery query, ScoreResponse answer, int candidates)
    {
        var values = query.Memory?.Scores(answer.Scores.Count) ?? new float[answer.Scores.Count];
        answer.Scores.CopyTo(values.Array!, values.Offset);
        if (values.Count != candidates * answer.HeadNames.Count)
        {
            throw new StageFailureException(
                StageReasons.InvalidAnswer, $"{peer.Name}: {values.Count} scores for {candidates} candidates and {answer.HeadNames.Count} heads.");
        }

        return new Scores([.. answer.HeadNames], values.AsMemory()) { Model = new ModelUse(model, answer.ModelVersion) };
    }

    private static ScoreRequest ToRequest(FeedQuery query, IReadOnlyList<FeedCandidate> candidates)
    {
        var request = Messages.ScoreRequests.Rent();
        (request.RequestId, request.ViewerId, request.Region, request.NowMs) = (query.RequestId, query.ViewerId, query.Region, query.NowMs);
        if (query.Viewer is { } viewer)
        {
            request.ViewerRow = UnsafeByteOperations.UnsafeWrap(viewer.PackedRow);
        }

        request.VideoIds.Capacity = candidates.Count;
        for (var i = 0; i < candidates.Count; i++)
        {
            request.VideoIds.Add(candidates[i].Id);
        }

        return request;
    }
}
