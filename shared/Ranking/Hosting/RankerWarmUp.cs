using FeedRanking.Features;
using Microsoft.Extensions.Hosting;

namespace FeedRanking.Ranking.Hosting;

/// <summary>
/// Scores a made-up request often enough, before the server listens, that the path of a request is compiled and optimised when the first
/// real one comes. It has a catalogue of its own, because the real one may arrive later and features of known videos are another path.
/// </summary>
internal sealed class RankerWarmUp(Func<VideoCatalogue, CandidateScorer> scorerOver, TimeProvider time) : IHostedService
{
    /// <summary>More than the 30 calls after which the runtime optimises a method.</summary>
    private const int Requests = 40;

    private const int Candidates = 150;
    private const int Actions = 20;
    private const long ViewerId = 0;
    private const long SecondMs = 1_000;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var nowMs = time.GetUtcNow().ToUnixTimeMilliseconds();
        var catalogue = MakeCatalogue(nowMs);
        var scorer = scorerOver(catalogue);
        // The last id is unknown: declared defaults are a path as well.
        var ids = Enumerable.Range(1, Math.Min(Candidates, scorer.CandidateLimit)).Select(id => (long)id).ToArray();
        var known = new ScoringRequest(ViewerId, MakeViewer(catalogue, nowMs).Pack(), "", nowMs, ids);
        var unknown = known with { ViewerRow = default };
        for (var i = 0; i < Requests; i++)
        {
            await scorer.ScoreAsync(known, cancellationToken);
            await scorer.ScoreAsync(unknown, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static VideoCatalogue MakeCatalogue(long nowMs)
    {
        var catalogue = new VideoCatalogue();
        for (var id = 1; id < Candidates; id++)
        {
            catalogue.Upsert(new VideoRow
            {
                VideoId = id,
                CreatorId = id % 50,
                Topic = id % 20,
                DurationMs = id * 500,
                PublishedAtMs = nowMs - (id * 3_600 * SecondMs),
            });
        }

        return catalogue;
    }

    private static ViewerRow MakeViewer(VideoCatalogue catalogue, long nowMs)
    {
        var viewer = ViewerRow.Unknown(ViewerId, Regions.Global);
        for (var id = 1; id <= Actions; id++)
        {
            var atMs = nowMs - ((Actions + 1 - id) * 60 * SecondMs);
            foreach (var (type, playTimeMs) in new[] { (EngagementType.Impression, 0), (EngagementType.Like, 0), (EngagementType.Dwell, 20_000) })
            {
                var engagement = new EngagementEvent(Guid.Empty, type, ViewerId, id, atMs, playTimeMs);
                viewer.Apply(engagement, catalogue);
                catalogue.Apply(engagement);
            }
        }

        return viewer;
    }
}
