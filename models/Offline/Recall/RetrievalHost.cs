using FeedRanking.Features;
using FeedRanking.FeatureStore;
using FeedRanking.Retrieval;
using FeedRanking.Retrieval.Catalogue;
using FeedRanking.Retrieval.Index;
using FeedRanking.Retrieval.Merge;
using FeedRanking.Retrieval.Sources;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FeedRanking.Offline.Recall;

/// <summary>
/// Retrieval as the service runs it, over a catalogue of our own. Environment variables change the same options as there
/// (for example Retrieval__TrendingQuota=0).
/// </summary>
internal sealed class RetrievalHost : IAsyncDisposable
{
    // Nobody waits for an answer here: a busy machine must not change a figure.
    private const string SourceTimeoutMs = "10000";

    private readonly ServiceProvider _services;

    public RetrievalHost(VideoCatalogue catalogue, string modelsRoot, string version, TimeProvider time)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Models:Directory"] = modelsRoot,
                ["Models:Version"] = version,
                ["Inference:Provider"] = "cpu",
                ["Inference:MaxRows"] = "256",
                ["Retrieval:SourceTimeoutMs"] = SourceTimeoutMs,
            })
            .AddEnvironmentVariables()
            .Build();
        _services = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddLogging()
            .AddSingleton(time)
            .AddSingleton(catalogue)
            .AddRetrieval()
            .BuildServiceProvider();
    }

    /// <summary>Sources and merge.</summary>
    public Retriever Retriever => _services.GetRequiredService<Retriever>();

    /// <summary>The viewer tower.</summary>
    public IViewerTower Tower => _services.GetRequiredService<IViewerTower>();

    /// <summary>The sources by themselves.</summary>
    public IReadOnlyList<ICandidateSource> Sources => [.. _services.GetServices<ICandidateSource>()];

    /// <summary>Index and lists of the catalogue as it is now.</summary>
    public Task<CatalogueSnapshot> SnapshotAsync(
        IReadOnlyDictionary<string, IReadOnlyList<PopularVideo>> popular, CancellationToken cancellationToken) =>
        _services.GetRequiredService<SnapshotBuilder>().BuildAsync(
            popular.ToDictionary(list => list.Key, list => (IReadOnlyList<long>)[.. list.Value.Select(video => video.VideoId)]), cancellationToken);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
