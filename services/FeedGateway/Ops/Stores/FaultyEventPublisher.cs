using FeedRanking.Chaos;
using FeedRanking.Features;
using FeedRanking.Messaging;

namespace FeedRanking.FeedGateway.Ops.Stores;

/// <summary>A publisher of events whose broker can be gone on demand.</summary>
internal sealed class FaultyEventPublisher(IEventPublisher publisher, IFaults faults) : IEventPublisher
{
    public Task PublishAsync(IReadOnlyList<EngagementEvent> events, CancellationToken cancellationToken) =>
        faults.Roll(FaultNames.BrokerGone, FaultTargets.Kafka) is null
            ? publisher.PublishAsync(events, cancellationToken)
            : Task.FromException(new MessagingUnavailableException("the broker is gone: a fault on demand"));
}
