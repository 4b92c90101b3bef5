using FeedRanking.Contracts.V1;
using FeedRanking.Features;
using FeedRanking.Retrieval;
using FeedRanking.Retrieval.Catalogue;
using FeedRanking.Retrieval.Sources;
using Grpc.Core;

namespace FeedRanking.CandidateRetrieval.Grpc;

/// <summary>Turns a request into a query, or refuses it naming the field, what was found and what is allowed.</summary>
internal static class RetrieveRequestReader
{
    private const int MaxLimit = RetrievalOptions.QuotaLimit;
    private const int MaxExcluded = SeenList.Capacity;
    private const int MaxPrecomputed = 1_000;
    private const int MaxRequestIdLength = 128;
    private const long MaxId = (1L << 53) - 1;

    /// <param name="request">The request.</param>
    /// <param name="snapshot">What is searched.</param>
    /// <param name="embed">Begins to compute the viewer's embedding.</param>
    /// <exception cref="RpcException">A field is outside its limits (InvalidArgument).</exception>
    public static RetrievalQuery Read(RetrieveRequest request, CatalogueSnapshot snapshot, Func<ViewerRow, Task<float[]>> embed)
    {
        Require(request.RequestId.Length <= MaxRequestIdLength, "request_id", $"{request.RequestId.Length} characters", $"at most {MaxRequestIdLength}");
        Require(request.ViewerId is >= 0 and <= MaxId, "viewer_id", $"{request.ViewerId}", $"0 to {MaxId}");
        Require(request.Limit is >= 1 and <= MaxLimit, "limit", $"{request.Limit}", $"1 to {MaxLimit}");
        Require(request.NowMs > 0, "now_ms", $"{request.NowMs}", "milliseconds since the Unix epoch, more than 0");
        Require(request.ExcludeVideoIds.Count <= MaxExcluded, "exclude_video_ids", $"{request.ExcludeVideoIds.Count} ids", $"at most {MaxExcluded}");
        Require(request.PrecomputedVideoIds.Count <= MaxPrecomputed, "precomputed_video_ids", $"{request.PrecomputedVideoIds.Count} ids", $"at most {MaxPrecomputed}");
        Require(request.PrecomputedAtMs >= 0, "precomputed_at_ms", $"{request.PrecomputedAtMs}", "milliseconds since the Unix epoch, or 0");
        Require(request.Region.Length == 0 || Regions.TryGetCode(request.Region, out _), "region", $"'{Shorten(request.Region)}'", $"empty or one of {string.Join(", ", Regions.All)}");

        var viewer = ReadViewer(request);
        return new RetrievalQuery(
            request.RequestId,
            viewer,
            request.Region.Length > 0 ? request.Region : viewer.Region,
            request.NowMs,
            request.Limit,
            snapshot,
            Excluded(request, snapshot),
            request.PrecomputedVideoIds,
            request.PrecomputedAtMs)
        {
            Embedding = embed(viewer),
        };
    }

    private static ViewerRow ReadViewer(RetrieveRequest request)
    {
        if (request.ViewerRow.IsEmpty)
        {
            return ViewerRow.Unknown(request.ViewerId, request.Region.Length > 0 ? request.Region : Regions.Global);
        }

        try
        {
            return ViewerRow.Unpack(request.ViewerRow.Span);
        }
        catch (FormatException error)
        {
            throw new RpcException(new Status(StatusCode.InvalidArgument, $"viewer_row: {error.Message}"));
        }
    }

    private static SlotSet Excluded(RetrieveRequest request, CatalogueSnapshot snapshot) =>
        SlotSet.Of(snapshot.Catalogue, request.ExcludeVideoIds, snapshot.SlotCount);

    private static void Require(bool holds, string field, string found, string allowed)
    {
        if (!holds)
        {
            throw new RpcException(new Status(StatusCode.InvalidArgument, $"{field}: found {found}, allowed is {allowed}."));
        }
    }

    private static string Shorten(string text) => text.Length <= 32 ? text : text[..32] + "…";
}
