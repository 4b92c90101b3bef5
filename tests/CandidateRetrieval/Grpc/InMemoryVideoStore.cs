using System.Runtime.CompilerServices;
using FeedRanking.Features;
using FeedRanking.FeatureStore;

namespace FeedRanking.CandidateRetrieval.Tests.Grpc;

/// <summary>A store that can be out of reach until a test lets it come.</summary>
internal sealed class InMemoryVideoStore : IVideoStore, IPopularityStore
{
    public IReadOnlyList<VideoRow> Videos { get; set; } = [];

    public bool IsReachable { get; set; } = true;

    public async IAsyncEnumerable<VideoRow> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        Require();
        foreach (var video in Videos)
        {
            yield return video;
        }
    }

    public Task WriteAsync(IReadOnlyCollection<VideoRow> rows, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ReadOnlyMemory<byte>> ReadGlobalCountersAsync(CancellationToken cancellationToken) => Task.FromResult(ReadOnlyMemory<byte>.Empty);

    public Task WriteGlobalCountersAsync(ReadOnlyMemory<byte> packed, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<PopularVideo>> ReadAsync(string region, CancellationToken cancellationToken)
    {
        Require();
        return Task.FromResult<IReadOnlyList<PopularVideo>>(region == "br" ? [new PopularVideo(42, 1, 1, 0.5f)] : []);
    }

    public Task WriteAsync(string region, IReadOnlyList<PopularVideo> videos, CancellationToken cancellationToken) => throw new NotSupportedException();

    private void Require()
    {
        if (!IsReachable)
        {
            throw new FeatureStoreUnavailableException("The store is out of reach.");
        }
    }
}
