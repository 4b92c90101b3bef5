using FeedRanking.CandidateRetrieval.Merge;
using FeedRanking.CandidateRetrieval.Sources;
using FeedRanking.Features;
using Microsoft.Extensions.Options;

namespace FeedRanking.CandidateRetrieval.Catalogue;

/// <summary>
/// Answers made-up queries before the first real one: the just-in-time compiler does its work here and not in somebody's request. The
/// metrics count these queries too.
/// </summary>
internal sealed class RetrievalWarmUp(Retriever retriever, IOptions<RetrievalOptions> options, TimeProvider time)
{
    // A method is compiled again, optimised, after 30 calls.
    private const int Queries = 40;

    private const int ActionsPerViewer = 20;

    /// <summary>Runs all queries over a snapshot, one after the other.</summary>
    public async Task RunAsync(CatalogueSnapshot snapshot, CancellationToken cancellationToken)
    {
        var nowMs = time.GetUtcNow().ToUnixTimeMilliseconds();
        for (var i = 0; i < Queries; i++)
        {
            var query = new RetrievalQuery(
                $"warm-up-{i}",
                Viewer(snapshot, i, nowMs),
                Regions.Global,
                nowMs,
                RetrievalOptions.QuotaLimit,
                snapshot,
                new SlotSet(snapshot.SlotCount),
                [.. snapshot.Newest.Take(options.Value.PrecomputedQuota).Select(slot => snapshot.Catalogue[slot].VideoId)]);
            await retriever.RetrieveAsync(query, cancellationToken);
        }
    }

    // Viewers who liked neighbouring videos: their actions count nowhere but in this row.
    private static ViewerRow Viewer(CatalogueSnapshot snapshot, int number, long nowMs)
    {
        var viewer = ViewerRow.Unknown(number, Regions.Global);
        for (var i = 0; i < ActionsPerViewer; i++)
        {
            var video = snapshot.Catalogue[((number * ActionsPerViewer) + i) % snapshot.SlotCount];
            var timeMs = nowMs - ((ActionsPerViewer - i) * 30_000);
            viewer.Apply(
                new Observation(number, video.VideoId, timeMs, Surfaces.HomeFeed, Outcomes.Impression | Outcomes.Known | Outcomes.LongView, 0),
                snapshot.Catalogue);
        }

        return viewer;
    }
}
