using FeedRanking.Contracts.V1;
using FeedRanking.FeedGateway.Scorers;
using FeedRanking.Pipeline;
using Google.Protobuf;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeedGateway.Grpc;

/// <summary>CandidateRetrieval over gRPC.</summary>
internal sealed class RetrievalClient(Peer<CandidateRetrieval.CandidateRetrievalClient> peer, IOptions<RankingOptions> options)
    : IRetrievalClient
{
    public const string Model = "two-tower";

    public async ValueTask<SourceResult<FeedCandidate>> RetrieveAsync(FeedQuery query, StageContext context)
    {
        var answer = await peer.CallAsync(static (client, request, call) => client.RetrieveAsync(request, call), ToRequest(query), context);
        var count = answer.VideoIds.Count;
        if (answer.CreatorIds.Count != count || answer.Topics.Count != count || answer.SourceIndexes.Length != count)
        {
            throw new StageFailureException(
                StageReasons.InvalidAnswer,
                $"{peer.Name}: {count} ids, {answer.CreatorIds.Count} creators, {answer.Topics.Count} topics, {answer.SourceIndexes.Length} sources.");
        }

        return new SourceResult<FeedCandidate>(ToCandidates(answer))
        {
            Models = answer.ModelVersion.Length > 0 ? [new ModelUse(Model, answer.ModelVersion)] : [],
            PartialFailures = [.. answer.Failures.Select(failure => $"{failure.Source}: {failure.Reason}")],
        };
    }

    private RetrieveRequest ToRequest(FeedQuery query)
    {
        var request = new RetrieveRequest
        {
            RequestId = query.RequestId,
            ViewerId = query.ViewerId,
            Region = query.RequestedRegion ?? "",
            NowMs = query.NowMs,
            Limit = options.Value.RetrievedCandidates,
        };
        if (query.Viewer is { } viewer)
        {
            request.ViewerRow = UnsafeByteOperations.UnsafeWrap(viewer.PackedRow);
            request.ExcludeVideoIds.AddRange(viewer.Seen.Ids);
            request.PrecomputedVideoIds.AddRange(viewer.Candidates);
            request.PrecomputedAtMs = viewer.CandidatesMadeAtMs;
        }

        return request;
    }

    private FeedCandidate[] ToCandidates(RetrieveResponse answer)
    {
        var sources = answer.SourceIndexes.Span;
        var candidates = new FeedCandidate[answer.VideoIds.Count];
        for (var i = 0; i < candidates.Length; i++)
        {
            if (sources[i] >= answer.SourceNames.Count)
            {
                throw new StageFailureException(
                    StageReasons.InvalidAnswer, $"{peer.Name}: source {sources[i]} of {answer.SourceNames.Count}.");
            }

            candidates[i] = new FeedCandidate(
                answer.VideoIds[i], answer.CreatorIds[i], answer.Topics[i], answer.SourceNames[sources[i]]);
        }

        return candidates;
    }
}
