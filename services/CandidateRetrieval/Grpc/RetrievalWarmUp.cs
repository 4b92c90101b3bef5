using FeedRanking.CandidateRetrieval.Catalogue;
using FeedRanking.Contracts.V1;
using FeedRanking.Features;
using FeedRanking.Retrieval;
using FeedRanking.Retrieval.Catalogue;
using FeedRanking.ServiceDefaults.WarmUp;
using Google.Protobuf;
using Grpc.Core;

namespace FeedRanking.CandidateRetrieval.Grpc;

/// <summary>
/// Asks the service itself, over its own endpoint, for the candidates of made-up viewers who liked neighbouring videos, once the index
/// covers the catalogue. The metrics count these queries too.
/// </summary>
internal sealed class RetrievalWarmUp(SnapshotHolder snapshots, OwnGrpcEndpoint own, TimeProvider time) : IWarmUp
{
    private const int ActionsPerViewer = 20;
    private const int OtherVideos = 100;
    private const long SecondMs = 1_000;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    public async Task<bool> TryAsync(int number, CancellationToken cancel)
    {
        if (snapshots.Current is not { } snapshot || !snapshots.HasCoveredAll)
        {
            return false;
        }

        var now = time.GetUtcNow();
        var nowMs = now.ToUnixTimeMilliseconds();
        var newest = snapshot.Newest.Select(slot => snapshot.Catalogue[slot].VideoId);
        var request = new RetrieveRequest
        {
            RequestId = $"warm-up-{number}",
            ViewerId = number,
            ViewerRow = UnsafeByteOperations.UnsafeWrap(Viewer(snapshot, number, nowMs).Pack()),
            NowMs = nowMs,
            Limit = RetrievalOptions.QuotaLimit,
            ExcludeVideoIds = { newest.Take(OtherVideos) },
            PrecomputedVideoIds = { newest.Skip(OtherVideos).Take(OtherVideos) },
        };
        using var call = new Contracts.V1.CandidateRetrieval.CandidateRetrievalClient(own.Channel)
            .RetrieveAsync(request, new CallOptions(deadline: (now + Limit).UtcDateTime, cancellationToken: cancel));
        await call.ResponseAsync;
        return true;
    }

    // The actions count nowhere but in this row.
    private static ViewerRow Viewer(CatalogueSnapshot snapshot, int number, long nowMs)
    {
        var viewer = ViewerRow.Unknown(number, Regions.Global);
        for (var i = 0; i < ActionsPerViewer; i++)
        {
            var video = snapshot.Catalogue[((number * ActionsPerViewer) + i) % snapshot.SlotCount];
            var timeMs = nowMs - ((ActionsPerViewer - i) * 30 * SecondMs);
            viewer.Apply(
                new Observation(number, video.VideoId, timeMs, Surfaces.HomeFeed, Outcomes.Impression | Outcomes.Known | Outcomes.LongView, 0),
                snapshot.Catalogue);
        }

        return viewer;
    }
}
