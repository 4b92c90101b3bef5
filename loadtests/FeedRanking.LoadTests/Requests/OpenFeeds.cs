namespace FeedRanking.LoadTests.Requests;

/// <summary>Feeds that answers have left open, newest last; the oldest gives way when it is full. Safe for many callers.</summary>
internal sealed class OpenFeeds
{
    /// <summary>Most feeds kept: 1 to this number.</summary>
    public const int Capacity = 1_000;

    private readonly Lock _gate = new();
    private readonly Queue<OpenFeed> _feeds = new();

    public void Add(OpenFeed feed)
    {
        lock (_gate)
        {
            if (_feeds.Count == Capacity)
            {
                _feeds.Dequeue();
            }

            _feeds.Enqueue(feed);
        }
    }

    /// <summary>Takes the one that has been open longest: its viewer has had time to look at the page.</summary>
    public OpenFeed? Take()
    {
        lock (_gate)
        {
            return _feeds.TryDequeue(out var feed) ? feed : null;
        }
    }

    /// <summary>Forgets all: cursors of an earlier load may have expired.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _feeds.Clear();
        }
    }
}
