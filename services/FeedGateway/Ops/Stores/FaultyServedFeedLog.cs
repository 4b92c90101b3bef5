using FeedRanking.Chaos;
using FeedRanking.Messaging;

namespace FeedRanking.FeedGateway.Ops.Stores;

/// <summary>A log of served feeds whose broker can be gone on demand: then they are dropped.</summary>
internal sealed class FaultyServedFeedLog(IServedFeedLog log, IFaults faults) : IServedFeedLog
{
    public bool TryLog(ServedFeed feed) => faults.Roll(FaultNames.BrokerGone, FaultTargets.Kafka) is null && log.TryLog(feed);
}
