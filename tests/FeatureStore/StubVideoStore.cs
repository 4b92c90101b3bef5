using System.Runtime.CompilerServices;
using FeedRanking.Features;

namespace FeedRanking.FeatureStore.Tests;

/// <summary>A store in memory that can fail.</summary>
internal sealed class StubVideoStore : IVideoStore
{
    private volatile int _reads;

    public IReadOnlyList<VideoRow> Rows { get; set; } = [];

    public Exception? Problem { get; set; }

    public int Reads => _reads;

    public async IAsyncEnumerable<VideoRow> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        _reads++;
        if (Problem is not null)
        {
            throw Problem;
        }

        foreach (var row in Rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return row;
        }
    }

    public Task WriteAsync(IReadOnlyCollection<VideoRow> rows, CancellationToken cancellationToken)
    {
        Rows = [.. rows];
        return Task.CompletedTask;
    }

    public Task<ReadOnlyMemory<byte>> ReadGlobalCountersAsync(CancellationToken cancellationToken) =>
        Task.FromResult(ReadOnlyMemory<byte>.Empty);

    public Task WriteGlobalCountersAsync(ReadOnlyMemory<byte> packed, CancellationToken cancellationToken) => Task.CompletedTask;
}
