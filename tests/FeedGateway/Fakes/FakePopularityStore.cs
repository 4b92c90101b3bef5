using FeedRanking.FeatureStore;

namespace FeedRanking.FeedGateway.Tests.Fakes;

internal sealed class FakePopularityStore : IPopularityStore
{
    public bool IsAway { get; set; }

    public Dictionary<string, IReadOnlyList<PopularVideo>> Lists { get; } = [];

    public Task<IReadOnlyList<PopularVideo>> ReadAsync(string region, CancellationToken cancellationToken) => IsAway
        ? throw new FeatureStoreUnavailableException("read_popularity: Redis is away")
        : Task.FromResult(Lists.GetValueOrDefault(region, []));

    public Task WriteAsync(string region, IReadOnlyList<PopularVideo> videos, CancellationToken cancellationToken)
    {
        Lists[region] = videos;
        return Task.CompletedTask;
    }

    /// <summary>Videos first … first + count - 1, each of its own creator, ten topics, best first.</summary>
    public static PopularVideo[] Videos(long first, int count) =>
        [.. Enumerable.Range(0, count).Select(i => new PopularVideo(first + i, 10_000 + first + i, i % 10, 1f - (i / 1_000f)))];
}
