using Microsoft.Extensions.Options;

namespace FeedRanking.EventPipeline.Engagement;

/// <summary>
/// The ids of the events applied last, at most a given number. A client that got no answer sends its events again with the same ids
/// soon after: this is what recognises them. (A replay by Kafka is recognised by its offset, also after a restart.)
/// </summary>
internal sealed class RecentEventIds(IOptions<EngagementOptions> options)
{
    private readonly Lock _gate = new();
    private readonly HashSet<Guid> _ids = [];
    private readonly Queue<Guid> _order = [];

    public bool Contains(Guid eventId)
    {
        lock (_gate)
        {
            return _ids.Contains(eventId);
        }
    }

    /// <summary>Remembers events that are in the store now, forgetting the oldest when full.</summary>
    public void Add(IEnumerable<Guid> eventIds)
    {
        lock (_gate)
        {
            foreach (var eventId in eventIds)
            {
                if (!_ids.Add(eventId))
                {
                    continue;
                }

                _order.Enqueue(eventId);
                if (_order.Count > options.Value.RememberedEventIds)
                {
                    _ids.Remove(_order.Dequeue());
                }
            }
        }
    }
}
