using System.Runtime.CompilerServices;
using FeedRanking.Contracts.Reuse;
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

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<SourceResult<FeedCandidate>> RetrieveAsync(FeedQuery query, StageContext context)
    {
        var request = ToRequest(query);
        var answer = await peer.CallAsync(
            static (client, request, call) => client.RetrieveReusingAsync(request, call), request, Messages.RetrieveRequests, context);
        var result = ToResult(query, answer);
        Messages.RetrieveResponses.Return(answer);
        return result;
    }

    private SourceResult<FeedCandidate> ToResult(FeedQuery query, RetrieveResponse answer)
    {
        var count = answer.VideoIds.Count;
        if (answer.CreatorIds.Count != count || answer.Topics.Count != count || answer.SourceIndexes.Length != count)
        {
            throw new StageFailureException(
                StageReasons.InvalidAnswer,
                $"{peer.Name}: {count} ids, {answer.CreatorIds.Count} creators, {answer.Topics.Count} topics, {answer.SourceIndexes.Length} sources.");
        }

        return new SourceResult<FeedCandidate>(ToCandidates(query, answer))
        {
            Models = answer.ModelVersion.Length > 0 ? [new ModelUse(Model, answer.ModelVersion)] : [],
            PartialFailures = answer.Failures.Count > 0 ? [.. answer.Failures.Select(failure => $"{failure.Source}: {failure.Reason}")] : [],
        };
    }

    private RetrieveRequest ToRequest(FeedQuery query)
    {
        var request = Messages.RetrieveRequests.Rent();
        (request.RequestId, request.ViewerId, request.Region, request.NowMs) = (query.RequestId, query.ViewerId, query.RequestedRegion ?? "", query.NowMs);
        request.Limit = query.RetrievedCandidates ?? options.Value.RetrievedCandidates;
        if (query.Viewer is { } viewer)
        {
            request.ViewerRow = UnsafeByteOperations.UnsafeWrap(viewer.PackedRow);
            request.ExcludeVideoIds.AddRange(viewer.Seen.Ids);
            request.PrecomputedVideoIds.AddRange(viewer.Candidates);
            request.PrecomputedAtMs = viewer.CandidatesMadeAtMs;
        }

        return request;
    }

    private ArraySegment<FeedCandidate> ToCandidates(FeedQuery query, RetrieveResponse answer)
    {
        var sources = answer.SourceIndexes.Span;
        string[] names = [.. answer.SourceNames];
        var candidates = query.Memory?.Candidates(sources.Length) ?? new FeedCandidate[sources.Length];
        for (var i = 0; i < candidates.Count; i++)
        {
            if (sources[i] >= names.Length)
            {
                throw new StageFailureException(StageReasons.InvalidAnswer, $"{peer.Name}: source {sources[i]} of {names.Length}.");
            }

            var (id, creator, topic, source) = (answer.VideoIds[i], answer.CreatorIds[i], answer.Topics[i], names[sources[i]]);
            if (candidates[i] is { } earlier)
            {
                earlier.Become(id, creator, topic, source);
            }
            else
            {
                candidates[i] = new FeedCandidate(id, creator, topic, source);
            }
        }

        return candidates;
    }
}
