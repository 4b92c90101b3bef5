using System.Globalization;
using FeedRanking.Datasets;
using FeedRanking.Features;
using FeedRanking.FeatureStore;
using FeedRanking.Offline.Replay;

namespace FeedRanking.Offline.Load;

/// <summary>
/// Replays a dataset with its times moved to end now, and writes where that leads. The catalogue is written last: services wait for
/// it, so what they then find is complete.
/// </summary>
internal sealed class DatasetLoader(LoadTarget store, TimeProvider time, IProgress<string> progress)
{
    private const int WritesAtOnce = 128;

    public async Task<LoadReport> LoadAsync(string directory, string? popularFile, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        await store.Maintenance.CheckAsync(cancellationToken);
        var read = KuaiRandReader.Read(directory, null, progress);
        var nowMs = time.GetUtcNow().ToUnixTimeMilliseconds();
        var shiftMs = TimeShift.WholeDaysMs(read, nowMs);
        var data = TimeShift.WithoutLaterUploads(read, nowMs - shiftMs);
        progress.Report(string.Create(
            CultureInfo.InvariantCulture, $"replaying {data.History.Count + data.Log.Count:N0} impressions, moved by {shiftMs / 86_400_000} days …"));
        var replay = new LogReplay(data, shiftMs);
        replay.Run();
        var popular = PopularityLists.OfLog(data, replay.Catalogue, shiftMs, nowMs).Make();

        await store.Maintenance.EraseAsync(cancellationToken);
        await WritePopularityAsync(popular, popularFile, cancellationToken);
        progress.Report(string.Create(CultureInfo.InvariantCulture, $"writing {replay.Viewers.Count:N0} viewers …"));
        await store.Viewers.ImportAsync(Viewers(replay), cancellationToken);
        await WriteCandidatesAsync(replay, popular, cancellationToken);
        progress.Report(string.Create(CultureInfo.InvariantCulture, $"writing {replay.Catalogue.Count:N0} videos …"));
        await store.Videos.WriteGlobalCountersAsync(replay.Catalogue.PackGlobalCounters(), cancellationToken);
        await store.Videos.WriteAsync(
            [.. Enumerable.Range(0, replay.Catalogue.Count).Select(slot => replay.Catalogue[slot])], cancellationToken);
        return new LoadReport(
            replay.Viewers.Count,
            replay.Catalogue.Count,
            data.History.Count + data.Log.Count,
            data.CatalogueFingerprint,
            Math.Round(time.GetElapsedTime(started).TotalSeconds, 2));
    }

    private static async IAsyncEnumerable<(ViewerRow Row, SeenList Seen)> Viewers(LogReplay replay)
    {
        foreach (var viewer in replay.Viewers.Values)
        {
            await Task.CompletedTask;
            yield return (viewer, SeenBy(replay, viewer));
        }
    }

    private static SeenList SeenBy(LogReplay replay, ViewerRow viewer) =>
        replay.Seen.TryGetValue(viewer.ViewerId, out var seen) ? seen : new SeenList();

    private async Task WritePopularityAsync(
        IReadOnlyDictionary<string, IReadOnlyList<PopularVideo>> popular, string? popularFile, CancellationToken cancellationToken)
    {
        foreach (var (region, videos) in popular)
        {
            await store.Popularity.WriteAsync(region, videos, cancellationToken);
        }

        if (popularFile is not null)
        {
            await PopularityFile.WriteAsync(popularFile, popular, cancellationToken);
        }
    }

    private async Task WriteCandidatesAsync(
        LogReplay replay, IReadOnlyDictionary<string, IReadOnlyList<PopularVideo>> popular, CancellationToken cancellationToken)
    {
        var candidates = new PrecomputedCandidates(replay.Catalogue, popular);
        foreach (var window in replay.Viewers.Values.Chunk(WritesAtOnce))
        {
            await Task.WhenAll(window.Select(viewer =>
                store.Viewers.WriteCandidatesAsync(viewer.ViewerId, candidates.For(viewer, SeenBy(replay, viewer)), cancellationToken)));
        }
    }
}
