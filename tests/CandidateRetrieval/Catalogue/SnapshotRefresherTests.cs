using System.Diagnostics.Metrics;
using FeedRanking.CandidateRetrieval.Catalogue;
using FeedRanking.Fakes;
using FeedRanking.Features;
using FeedRanking.Retrieval;
using FeedRanking.Retrieval.Catalogue;
using FeedRanking.Retrieval.Index;
using FeedRanking.Retrieval.Tests;
using FeedRanking.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FeedRanking.CandidateRetrieval.Tests.Catalogue;

public sealed class SnapshotRefresherTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly VideoCatalogue _catalogue = new();
    private readonly FakePopularityStore _store = new();
    private readonly SnapshotHolder _holder = new();
    private readonly SnapshotRefresher _refresher;

    public SnapshotRefresherTests()
    {
        var options = Options.Create(new RetrievalOptions { LookMs = 10, SourceTimeoutMs = 10_000 });
        var metrics = new RetrievalMetrics(_services.GetRequiredService<IMeterFactory>());
        var embeddings = new VideoEmbeddings(new EmbeddingTable(
            [.. Enumerable.Range(100, 50).Select(id => (long)id)], new float[50 * Samples.Dimensions], Samples.Dimensions));
        _refresher = new SnapshotRefresher(
            _catalogue,
            new PopularLists(_store, NullLogger<PopularLists>.Instance),
            new SnapshotBuilder(_catalogue, new IndexUpdater(new VideoIndex(Samples.Dimensions), embeddings, tower: null!), options, TimeProvider.System),
            _holder,
            metrics,
            options,
            TimeProvider.System);
    }

    public void Dispose()
    {
        _refresher.Dispose();
        _services.Dispose();
    }

    [Fact]
    public async Task Refresher_CatalogueArrivesThenGrows_IsReadyThenFollows()
    {
        await _refresher.StartAsync(default);
        (await HealthAsync()).ShouldBe(HealthStatus.Unhealthy);

        _catalogue.Upsert(Samples.Video(0));
        await Eventually.Async(() => _holder.HasCoveredAll, what: "The first video in the index");
        (await HealthAsync()).ShouldBe(HealthStatus.Healthy);

        _catalogue.Upsert(Samples.Video(1));
        await Eventually.Async(() => _holder.Current!.Index.Count == 2, what: "The second video in the index");
        await _refresher.StopAsync(default);
    }

    [Fact]
    public async Task Refresher_StoreOutOfReach_BuildsWithoutPopularLists()
    {
        _store.IsAway = true;
        _catalogue.Upsert(Samples.Video(0));
        await _refresher.StartAsync(default);

        await Eventually.Async(() => _holder.HasCoveredAll, what: "An index without the store");

        _holder.Current!.PopularIn("br").ShouldBeEmpty();
        await _refresher.StopAsync(default);
    }

    private async Task<HealthStatus> HealthAsync()
    {
        var registration = new HealthCheckRegistration("index", _ => throw new NotSupportedException(), HealthStatus.Unhealthy, ["ready"]);
        var check = new SnapshotHealthCheck(_holder, _catalogue);
        return (await check.CheckHealthAsync(new HealthCheckContext { Registration = registration })).Status;
    }
}
