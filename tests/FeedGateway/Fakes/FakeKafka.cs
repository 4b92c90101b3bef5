using System.Collections.Concurrent;
using FeedRanking.Features;
using FeedRanking.Messaging;

namespace FeedRanking.FeedGateway.Tests.Fakes;

internal sealed class FakeKafka : IEventPublisher, IServedFeedLog
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
            throw new MessagingUnavailableException("the broker is away");
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
