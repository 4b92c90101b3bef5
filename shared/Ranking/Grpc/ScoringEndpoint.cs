using FeedRanking.Contracts.Reuse;
using FeedRanking.Contracts.V1;
using FeedRanking.Inference;
using FeedRanking.ServiceDefaults.Admission;
using FeedRanking.ServiceDefaults.Hosting;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace FeedRanking.Ranking.Grpc;

/// <summary>Translates between the contract and <see cref="CandidateScorer"/>: messages one way, messages and status codes the other.</summary>
public sealed class ScoringEndpoint(CandidateScorer scorer, CallAdmission admission, ILogger<ScoringEndpoint> logger)
{
    /// <summary>Answers one call.</summary>
    /// <exception cref="RpcException">
    /// InvalidArgument (names the field), ResourceExhausted (too many wait, or it has waited too long), DeadlineExceeded or Cancelled (nobody waits any more),
    /// Internal (the scores are not usable).
    /// </exception>
    public async Task<ScoreResponse> ScoreAsync(ScoreRequest request, ServerCallContext context)
    {
        var expiresAt = CallDeadline.Of(context);
        var place = admission.Enter(expiresAt);
        var end = CallEnd.Failed;
        try
        {
            var scores = await scorer.ScoreAsync(
                new ScoringRequest(request.ViewerId, request.ViewerRow.Memory, request.Region, request.NowMs, request.VideoIds) { ExpiresAt = expiresAt },
                context.CancellationToken);
            end = CallEnd.Answered;
            return ToResponse(scores);
        }
        catch (InvalidScoringRequestException e)
        {
            throw new RpcException(new Status(StatusCode.InvalidArgument, e.Message));
        }
        catch (ModelBusyException e)
        {
            end = CallEnd.TooLate;
            throw new RpcException(new Status(StatusCode.ResourceExhausted, e.Message));
        }
        catch (OperationCanceledException)
        {
            // Dropped because it could not have ended in time, or its caller is gone already.
            end = context.CancellationToken.IsCancellationRequested ? CallEnd.Abandoned : CallEnd.TooLate;

            // A deadline is enforced by cancelling the call, so both look the same here; DateTime.MaxValue stands for no deadline.
            var status = context.Deadline < DateTime.MaxValue ? StatusCode.DeadlineExceeded : StatusCode.Cancelled;
            throw new RpcException(new Status(status, "The caller no longer waits for these scores."));
        }
        catch (ScoresNotFiniteException e)
        {
            logger.LogError("Request {RequestId} is not answered: {Reason}", request.RequestId, e.Message);
            throw new RpcException(new Status(StatusCode.Internal, e.Message));
        }
        finally
        {
            place.End(end);

            // Nothing is left behind that could still look at it.
            Messages.ScoreRequests.Return(request);
        }
    }

    private static ScoreResponse ToResponse(CandidateScores scores)
    {
        var response = Messages.ScoreResponses.Rent();
        response.ModelVersion = scores.ModelVersion;
        response.Scores.AddRange(scores.Values);
        response.HeadNames.AddRange(scores.HeadNames);
        response.UnknownPositions.AddRange(scores.UnknownPositions);
        return response;
    }
}
