using System.Collections.Concurrent;
using FeedRanking.FeatureStore;

namespace FeedRanking.Fakes;

/// <summary>Sessions in memory, the last few; can be away, slow, or forget.</summary>
public sealed class FakeFeedSessionStore : IFeedSessionStore
{
    private const int Kept = 64;

    private readonly ConcurrentDictionary<(long Viewer, Guid Session), FeedSession> _sessions = new();
    private readonly ConcurrentQueue<(long Viewer, Guid Session)> _order = new();

    public bool IsAway { get; set; }

    /// <summary>Writes wait until their caller gives up.</summary>
    public bool Hangs { get; set; }

    public TimeSpan LastLifetime { get; private set; }

    public ICollection<FeedSession> Sessions => _sessions.Values;

    /// <summary>What the passing of time does.</summary>
    public void Forget() => _sessions.Clear();

    public async Task WriteAsync(long viewerId, Guid sessionId, FeedSession session, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        if (IsAway)
        {
            throw FakeOutage.OfRedis();
        }

        if (Hangs)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }

        LastLifetime = lifetime;
        _sessions[(viewerId, sessionId)] = session;
        _order.Enqueue((viewerId, sessionId));
        while (_order.Count > Kept && _order.TryDequeue(out var oldest))
        {
            _sessions.TryRemove(oldest, out _);
        }
    }

    public Task<FeedSession?> ReadAsync(long viewerId, Guid sessionId, CancellationToken cancellationToken) => IsAway
        ? Task.FromException<FeedSession?>(FakeOutage.OfRedis())
        : Task.FromResult(_sessions.GetValueOrDefault((viewerId, sessionId)));
}
