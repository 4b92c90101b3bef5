using FeedRanking.Contracts.V1;
using FeedRanking.Features;
using FeedRanking.ServiceDefaults.WarmUp;
using Google.Protobuf;
using Grpc.Core;

namespace FeedRanking.Ranking.Grpc;

/// <summary>Asks the ranker itself, over its own endpoint, for scores of the first videos of the catalogue: for a made-up viewer with a history and for one without.</summary>
internal sealed class RankerWarmUp(
    VideoCatalogue catalogue, CandidateScorer scorer, OwnGrpcEndpoint own, ScoreCall score, TimeProvider time) : IWarmUp
{
    // What the heavy ranker gets; the light one gets up to the limit.
    private const int FewCandidates = 150;
    private const int Actions = 20;
    private const long ViewerId = 0;
    private const long UnknownVideoId = long.MaxValue;
    private const long SecondMs = 1_000;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    public async Task<bool> TryAsync(int number, CancellationToken cancel)
    {
        var candidates = number % 3 == 0 ? scorer.CandidateLimit : Math.Min(FewCandidates, scorer.CandidateLimit);
        var known = Math.Min(catalogue.Count, candidates - 1);
        if (known <= 0)
        {
            return false;
        }

        var now = time.GetUtcNow();
        var request = new ScoreRequest { RequestId = $"warm-up-{number}", ViewerId = ViewerId, NowMs = now.ToUnixTimeMilliseconds() };
        if (number % 2 == 0)
        {
            request.ViewerRow = UnsafeByteOperations.UnsafeWrap(MakeViewer(known, request.NowMs).Pack());
        }

        // Declared defaults are a path as well.
        request.VideoIds.AddRange(Enumerable.Range(0, known).Select(slot => catalogue[slot].VideoId).Append(UnknownVideoId));
        using var call = score(own.Channel, request, new CallOptions(deadline: (now + Limit).UtcDateTime, cancellationToken: cancel));
        await call.ResponseAsync;
        return true;
    }

    private ViewerRow MakeViewer(int known, long nowMs)
    {
        var viewer = ViewerRow.Unknown(ViewerId, Regions.Global);
        for (var i = 0; i < Actions; i++)
        {
            var videoId = catalogue[i % known].VideoId;
            var atMs = nowMs - ((Actions - i) * 60 * SecondMs);
            viewer.Apply(new EngagementEvent(Guid.Empty, EngagementType.Impression, ViewerId, videoId, atMs, 0), catalogue);
            viewer.Apply(new EngagementEvent(Guid.Empty, EngagementType.Like, ViewerId, videoId, atMs, 0), catalogue);
            viewer.Apply(new EngagementEvent(Guid.Empty, EngagementType.Dwell, ViewerId, videoId, atMs, 20_000), catalogue);
        }

        return viewer;
    }
}
