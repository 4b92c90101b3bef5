using FeedRanking.Features;
using FeedRanking.Ranking;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FeedRanking.Offline.Overlap;

/// <summary>A ranker as its service runs it, over a catalogue of our own.</summary>
internal sealed class RankerHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public RankerHost(string name, FeatureSet features, VideoCatalogue catalogue, string modelsRoot, string version)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Models:Directory"] = modelsRoot,
                ["Models:Version"] = version,
                ["Inference:Provider"] = "cpu",
            })
            .Build();
        _services = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddLogging()
            .AddMetrics()
            .AddSingleton(catalogue)
            .AddRanker(name, features, (_, _, _) => throw new InvalidOperationException("Nobody calls this ranker over a network."))
            .BuildServiceProvider();
    }

    /// <summary>What the service's endpoint calls.</summary>
    public CandidateScorer Scorer => _services.GetRequiredService<CandidateScorer>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
