using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeedGateway.Explain;

/// <summary>The last pages that this process served, by request.</summary>
internal sealed class RecentPages(IOptions<ExplainOptions> options)
{
    private readonly ConcurrentDictionary<string, ServedPage> _pages = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    /// <summary>Holds a page that has just been made.</summary>
    public void Add(ServedPage page)
    {
        if (options.Value.RecentPages == 0 || !page.TryHold())
        {
            return;
        }

        _pages[page.Run.Query.RequestId] = page;
        _order.Enqueue(page.Run.Query.RequestId);
        while (_order.Count > options.Value.RecentPages && _order.TryDequeue(out var oldest))
        {
            if (_pages.TryRemove(oldest, out var gone))
            {
                gone.Release();
            }
        }
    }

    /// <summary>Says something about a page, which stays what it is meanwhile; null when it was not served here lately.</summary>
    public T? Tell<T>(string requestId, Func<ServedPage, T> tell)
        where T : class
    {
        if (!_pages.TryGetValue(requestId, out var page) || !page.TryHold())
        {
            return null;
        }

        try
        {
            return tell(page);
        }
        finally
        {
            page.Release();
        }
    }
}
