using FeedRanking.Benchmarks.Ratios;
using FeedRanking.FeatureStore;

namespace FeedRanking.Benchmarks.Running;

/// <summary>Finds viewers of whom the running system knows something.</summary>
internal static class SampleViewers
{
    // The built-in world has 5,000 viewers, the smallest real log 27,000.
    private const int Ids = 5_000;

    /// <param name="redis">host:port.</param>
    /// <param name="count">How many viewers, at most.</param>
    /// <param name="seed">Decides which.</param>
    /// <exception cref="UnmeasurableException">There are none.</exception>
    public static async Task<IReadOnlyList<SampleViewer>> ReadAsync(string redis, int count, int seed)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Redis:Address", redis)]).Build();
        await using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging().AddFeatureStore().BuildServiceProvider();
        var store = services.GetRequiredService<IViewerStore>();
        var ids = Enumerable.Range(0, Ids).Select(id => (long)id).ToArray();
        new Random(seed).Shuffle(ids);
        var viewers = new List<SampleViewer>(count);
        foreach (var id in ids)
        {
            var record = await store.ReadAsync(id, CancellationToken.None);
            if (!record.Row.IsEmpty)
            {
                viewers.Add(new SampleViewer(id, record.Row.ToArray()));
            }

            if (viewers.Count == count)
            {
                break;
            }
        }

        return viewers.Count > 0 ? viewers : throw new UnmeasurableException($"Redis at {redis} holds none of the viewers 0 to {Ids - 1}.");
    }
}
