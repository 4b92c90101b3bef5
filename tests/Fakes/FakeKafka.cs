using System.Collections.Concurrent;
using FeedRanking.Features;
using FeedRanking.Messaging;

namespace FeedRanking.Fakes;

/// <summary>Takes events and served feeds and keeps them in memory; can be away.</summary>
public sealed class FakeKafka : IEventPublisher, IServedFeedLog
{
    public bool IsAway { get; set; }

    public ConcurrentQueue<EngagementEvent> Published { get; } = [];

    public ConcurrentQueue<ServedFeed> Served { get; } = [];

    public void Reset()
    {
        IsAway = false;
        Published.Clear();
        Served.Clear();
    }

    public Task PublishAsync(IReadOnlyList<EngagementEvent> events, CancellationToken cancellationToken)
    {
        if (IsAway)
        {
            return Task.FromException(FakeOutage.OfKafka());
        }

        foreach (var engagement in events)
        {
            Published.Enqueue(engagement);
        }

        return Task.CompletedTask;
    }

    public bool TryLog(ServedFeed feed)
    {
        Served.Enqueue(feed);
        return true;
    }
}
