using System.Collections.Concurrent;
using FeedRanking.FeatureStore;

namespace FeedRanking.Fakes;

/// <summary>Popularity lists in memory; can be away.</summary>
public sealed class FakePopularityStore : IPopularityStore
{
    public bool IsAway { get; set; }

    public ConcurrentDictionary<string, IReadOnlyList<PopularVideo>> Lists { get; } = new();

    /// <summary>Videos first … first + count - 1, each of its own creator, ten topics, best first.</summary>
    public static PopularVideo[] Videos(long first, int count) =>
        [.. Enumerable.Range(0, count).Select(i => new PopularVideo(first + i, 10_000 + first + i, i % 10, 1f - (i / 1_000f)))];

    public Task<IReadOnlyList<PopularVideo>> ReadAsync(string region, CancellationToken cancellationToken) => IsAway
        ? Task.FromException<IReadOnlyList<PopularVideo>>(FakeOutage.OfRedis())
        : Task.FromResult(Lists.GetValueOrDefault(region, []));

    public Task WriteAsync(string region, IReadOnlyList<PopularVideo> videos, CancellationToken cancellationToken)
    {
        if (IsAway)
        {
            return Task.FromException(FakeOutage.OfRedis());
        }

        Lists[region] = videos;
        return Task.CompletedTask;
    }
}
