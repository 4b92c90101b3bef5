using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeedGateway.Explain;

/// <summary>The last pages that this process served, by request.</summary>
internal sealed class RecentPages(IOptions<ExplainOptions> options)
{
    private readonly ConcurrentDictionary<string, ServedPage> _pages = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    public void Add(ServedPage page)
    {
        _pages[page.Run.Query.RequestId] = page;
        _order.Enqueue(page.Run.Query.RequestId);
        while (_order.Count > options.Value.RecentPages && _order.TryDequeue(out var oldest))
        {
            _pages.TryRemove(oldest, out _);
        }
    }

    /// <summary>Null when it was not served here lately.</summary>
    public ServedPage? Find(string requestId) => _pages.GetValueOrDefault(requestId);
}
