using FeedRanking.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeatureStore;

/// <summary>
/// Fills the catalogue in memory from the store, trying again until it succeeds. The service that holds it starts at once and becomes
/// ready when this is done. An empty catalogue counts as "not there yet": the data may still be on its way into Redis.
/// </summary>
internal sealed class CatalogueReplica(
    IVideoStore store,
    VideoCatalogue catalogue,
    CatalogueState state,
    IOptions<CatalogueReplicaOptions> options,
    TimeProvider time,
    ILogger<CatalogueReplica> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pauseMs = options.Value.FirstPauseMs;
        while (!await TryLoadAsync(stoppingToken))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(pauseMs), time, stoppingToken);
            pauseMs = Math.Min(pauseMs * 2, options.Value.MaxPauseMs);
        }
    }

    private async Task<bool> TryLoadAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        try
        {
            await foreach (var row in store.ReadAllAsync(cancellationToken))
            {
                catalogue.Upsert(row);
            }

            if (catalogue.Count == 0)
            {
                Report("the store holds no videos yet");
                return false;
            }

            var globals = await store.ReadGlobalCountersAsync(cancellationToken);
            catalogue.LoadGlobalCounters(globals.Span);
        }
        catch (Exception error) when (error is FeatureStoreUnavailableException or FormatException)
        {
            Report(error.Message);
            return false;
        }

        state.Complete();
        log.LogInformation(
            "Catalogue read: {Videos} videos in {Elapsed:0} ms", catalogue.Count, time.GetElapsedTime(started).TotalMilliseconds);
        return true;
    }

    // A problem is logged when it is new, not at each of many attempts.
    private void Report(string problem)
    {
        if (state.LastProblem != problem)
        {
            state.Fail(problem);
            log.LogWarning("Catalogue not read: {Problem}; trying again", problem);
        }
    }
}
