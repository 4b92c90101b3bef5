using System.Runtime.CompilerServices;
using FeedRanking.Features;
using FeedRanking.FeatureStore;

namespace FeedRanking.Fakes;

/// <summary>The catalogue's rows in memory; can be away.</summary>
public sealed class FakeVideoStore : IVideoStore
{
    private ReadOnlyMemory<byte> _globalCounters;
    private volatile int _reads;

    public bool IsAway { get; set; }

    public List<VideoRow> Rows { get; set; } = [];

    /// <summary>Reads of all rows that were begun.</summary>
    public int Reads => _reads;

    public async IAsyncEnumerable<VideoRow> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        _reads++;
        Require();
        foreach (var row in Rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return row;
        }
    }

    public Task WriteAsync(IReadOnlyCollection<VideoRow> rows, CancellationToken cancellationToken)
    {
        Require();
        Rows = [.. Rows.ExceptBy(rows.Select(row => row.VideoId), row => row.VideoId).Concat(rows).OrderBy(row => row.VideoId)];
        return Task.CompletedTask;
    }

    public Task<ReadOnlyMemory<byte>> ReadGlobalCountersAsync(CancellationToken cancellationToken)
    {
        Require();
        return Task.FromResult(_globalCounters);
    }

    public Task WriteGlobalCountersAsync(ReadOnlyMemory<byte> packed, CancellationToken cancellationToken)
    {
        Require();
        _globalCounters = packed.ToArray();
        return Task.CompletedTask;
    }

    private void Require()
    {
        if (IsAway)
        {
            throw FakeOutage.OfRedis();
        }
    }
}
