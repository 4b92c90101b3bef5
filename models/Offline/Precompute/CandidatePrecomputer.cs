using System.Globalization;
using FeedRanking.Features;
using FeedRanking.FeatureStore;
using FeedRanking.Offline.Load;
using FeedRanking.Offline.Recall;
using FeedRanking.Retrieval.Catalogue;
using FeedRanking.Retrieval.Sources;

namespace FeedRanking.Offline.Precompute;

/// <summary>
/// Makes, for all viewers of a feature store at once, what serving otherwise makes one by one: popularity lists per region from what
/// viewers were shown last, then a candidate set per active viewer by the served sources and merge. Serving goes on meanwhile.
/// </summary>
internal sealed class CandidatePrecomputer(LoadTarget store, PrecomputeChoices choices, TimeProvider time, IProgress<string> progress)
{
    private const int ViewersAtOnce = 128;
    private const int ReportEvery = 5_000;

    /// <returns>How much was made.</returns>
    public async Task<PrecomputeReport> RunAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var catalogue = await ReadCatalogueAsync(cancellationToken);
        var viewerIds = (await store.Maintenance.ViewerIdsAsync(cancellationToken)).Order().ToList();
        Report($"{catalogue.Count:N0} videos, {viewerIds.Count:N0} viewers");
        var nowMs = time.GetUtcNow().ToUnixTimeMilliseconds();
        var views = new List<RegionalView>();
        await ForEachAsync(viewerIds, "read", record => { views.AddRange(Views(Row(record))); return Task.CompletedTask; }, cancellationToken);
        var popular = new PopularityLists(views, catalogue, nowMs).Make();
        foreach (var (region, videos) in popular)
        {
            await store.Popularity.WriteAsync(region, videos, cancellationToken);
        }

        Report($"{popular.Count} popularity lists");
        await using var host = new RetrievalHost(catalogue, choices.ModelsDirectory, choices.Version, time);
        var snapshot = await host.SnapshotAsync(popular, cancellationToken);
        var written = 0;
        await ForEachAsync(
            viewerIds,
            "candidates",
            async record =>
            {
                if (IsActive(Row(record), nowMs))
                {
                    await WriteAsync(host, snapshot, record, nowMs, cancellationToken);
                    Interlocked.Increment(ref written);
                }
            },
            cancellationToken);
        return new(viewerIds.Count, written, popular.Count, Math.Round(time.GetElapsedTime(started).TotalSeconds, 2));
    }

    private async Task<VideoCatalogue> ReadCatalogueAsync(CancellationToken cancellationToken)
    {
        await store.Maintenance.CheckAsync(cancellationToken);
        var catalogue = new VideoCatalogue();
        await foreach (var video in store.Videos.ReadAllAsync(cancellationToken))
        {
            catalogue.Upsert(video);
        }

        return catalogue.Count > 0 ? catalogue : throw new InvalidOperationException("The store holds no videos: load data first (./deploy/up.sh does).");
    }

    private async Task ForEachAsync(
        List<long> viewerIds, string what, Func<ViewerRecord, Task> act, CancellationToken cancellationToken)
    {
        var done = 0;
        foreach (var window in viewerIds.Chunk(ViewersAtOnce))
        {
            var records = await Task.WhenAll(window.Select(id => store.Viewers.ReadAsync(id, cancellationToken)));
            await Task.WhenAll(records.Where(record => !record.Row.IsEmpty).Select(act));

            if ((done / ReportEvery) != ((done += window.Length) / ReportEvery))
            {
                Report($"{what}: {done:N0} of {viewerIds.Count:N0} viewers");
            }
        }
    }

    private async Task WriteAsync(
        RetrievalHost host, CatalogueSnapshot snapshot, ViewerRecord record, long nowMs, CancellationToken cancellationToken)
    {
        var viewer = Row(record);
        var seen = record.Seen.IsEmpty ? [] : SeenList.Unpack(record.Seen.Span).Ids;
        var excluded = SlotSet.Of(snapshot.Catalogue, seen, snapshot.SlotCount);
        var query = new RetrievalQuery($"precompute-{viewer.ViewerId}", viewer, viewer.Region, nowMs, choices.Candidates, snapshot, excluded, [], 0)
        {
            Embedding = host.Tower.EmbedAsync(viewer.Actions, cancellationToken).AsTask(),
        };
        var answer = await host.Retriever.RetrieveAsync(query, cancellationToken);
        await store.Viewers.WriteCandidatesAsync(
            viewer.ViewerId, [.. answer.Candidates.Select(candidate => snapshot.Catalogue[candidate.Slot].VideoId)], cancellationToken);
    }

    private bool IsActive(ViewerRow viewer, long nowMs) => nowMs - viewer.LastImpressionMs <= choices.ActiveDays * 86_400_000L;

    private static ViewerRow Row(ViewerRecord record) => ViewerRow.Unpack(record.Row.Span);

    private static IEnumerable<RegionalView> Views(ViewerRow viewer) => viewer.Actions.Where(action => action.IsKnown)
        .Select(action => new RegionalView(viewer.Region, action.VideoId, action.TimeMs, (action.Outcomes & Outcomes.LongView) != 0));

    private void Report(FormattableString line) => progress.Report(line.ToString(CultureInfo.InvariantCulture));
}
