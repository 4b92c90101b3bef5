using FeedRanking.Contracts.V1;
using FeedRanking.Pipeline;
using Google.Protobuf;
using Grpc.Core;

namespace FeedRanking.FeedGateway.Grpc;

/// <summary>A ranker over gRPC: the light and the heavy one differ by name and generated client only.</summary>
internal abstract class RankerClient<TClient>(
    Peer<TClient> peer, string model, Func<TClient, ScoreRequest, CallOptions, AsyncUnaryCall<ScoreResponse>> method) : IRankerClient
{
    public async ValueTask<Scores> ScoreAsync(FeedQuery query, IReadOnlyList<FeedCandidate> candidates, StageContext context)
    {
        var answer = await peer.CallAsync(method, ToRequest(query, candidates), context);
        var values = new float[answer.Scores.Count];
        answer.Scores.CopyTo(values, 0);
        if (values.Length != candidates.Count * answer.HeadNames.Count)
        {
            throw new StageFailureException(
                StageReasons.InvalidAnswer,
                $"{peer.Name}: {values.Length} scores for {candidates.Count} candidates and {answer.HeadNames.Count} heads.");
        }

        return new Scores([.. answer.HeadNames], values) { Model = new ModelUse(model, answer.ModelVersion) };
    }

    private static ScoreRequest ToRequest(FeedQuery query, IReadOnlyList<FeedCandidate> candidates)
    {
        var request = new ScoreRequest
        {
            RequestId = query.RequestId,
            ViewerId = query.ViewerId,
            Region = query.Region,
            NowMs = query.NowMs,
        };
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
