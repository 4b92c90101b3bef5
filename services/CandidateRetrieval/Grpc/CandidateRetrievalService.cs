using FeedRanking.CandidateRetrieval.Catalogue;
using FeedRanking.Chaos;
using FeedRanking.Contracts.Reuse;
using FeedRanking.Contracts.V1;
using FeedRanking.Retrieval.Index;
using FeedRanking.Retrieval.Merge;
using FeedRanking.ServiceDefaults.Admission;
using FeedRanking.ServiceDefaults.Hosting;
using Grpc.Core;

namespace FeedRanking.CandidateRetrieval.Grpc;

/// <summary>Translates between messages and the retriever; decides nothing. Where chaos is enabled, it finds nothing on demand.</summary>
internal sealed class CandidateRetrievalService(
    Retriever retriever, SnapshotHolder snapshots, IViewerTower tower, CallAdmission admission, IFaults? faults = null)
    : Contracts.V1.CandidateRetrieval.CandidateRetrievalServer
{
    public override async Task<RetrieveResponse> Retrieve(RetrieveRequest request, ServerCallContext context)
    {
        var snapshot = snapshots.Current ?? throw new RpcException(new Status(StatusCode.Unavailable, "The catalogue has not been read yet."));
        if (faults is { Any: true } && faults.Roll(FaultNames.EmptyResults, FaultTargets.CandidateRetrieval) is not null)
        {
            return new RetrieveResponse { ModelVersion = tower.Version };
        }

        var place = admission.Enter(CallDeadline.Of(context));
        var end = CallEnd.Failed;
        try
        {
            var query = RetrieveRequestReader.Read(
                request, snapshot, viewer => tower.EmbedAsync(viewer.Actions, context.CancellationToken).AsTask());
            var retrieval = await retriever.RetrieveAsync(query, context.CancellationToken);
            var response = RetrieveResponseWriter.Write(retrieval, snapshot, tower.Version);
            end = CallEnd.Answered;
            if (retrieval.Faults.Count == 0)
            {
                // A source that was left behind may still look at the request.
                Messages.RetrieveRequests.Return(request);
            }

            return response;
        }
        catch (OperationCanceledException)
        {
            end = CallEnd.Abandoned;
            throw;
        }
        finally
        {
            place.End(end);
        }
    }
}
