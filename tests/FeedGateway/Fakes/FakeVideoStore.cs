using FeedRanking.FeatureStore;
using FeedRanking.Features;

namespace FeedRanking.FeedGateway.Tests.Fakes;

internal sealed class FakeVideoStore : IVideoStore
{
    public List<VideoRow> Rows { get; } = [];

    public IAsyncEnumerable<VideoRow> ReadAllAsync(CancellationToken cancellationToken) => Rows.ToAsyncEnumerable();

    public Task WriteAsync(IReadOnlyCollection<VideoRow> rows, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The gateway writes no videos.");

    public Task<ReadOnlyMemory<byte>> ReadGlobalCountersAsync(CancellationToken cancellationToken) =>
        throw new NotSupportedException("The gateway reads no counters.");

    public Task WriteGlobalCountersAsync(ReadOnlyMemory<byte> packed, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The gateway writes no counters.");
}
