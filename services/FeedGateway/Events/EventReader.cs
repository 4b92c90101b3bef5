using System.Text.Json;
using FeedRanking.Features;
using FeedRanking.FeedGateway.Edge;

namespace FeedRanking.FeedGateway.Events;

/// <summary>Reads an array of events, each on its own: a bad one does not harm its neighbours.</summary>
internal sealed class EventReader(TimeProvider clock)
{
    public const int MaxEvents = 500;
    public const int MaxBodyBytes = 1 << 20;

    public EventBatch Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Array)
        {
            return Refused($"expected an array of 1 to {MaxEvents} events, got {JsonText.Kind(root)}");
        }

        if (root.GetArrayLength() is var count && count is 0 or > MaxEvents)
        {
            return Refused($"expected 1 to {MaxEvents} events, got {count}");
        }

        var rules = new EventRules(clock.GetUtcNow());
        var accepted = new List<EngagementEvent>(count);
        var rejected = new List<RejectedEvent>();
        var ids = new HashSet<Guid>(count);
        var index = 0;
        foreach (var element in root.EnumerateArray())
        {
            if (!rules.TryRead(element, out var engagement, out var error))
            {
                rejected.Add(new(index, error!.Field, error.Reason));
            }
            else if (!ids.Add(engagement!.EventId))
            {
                rejected.Add(new(index, "event_id", "stands twice in this request; an event counts once"));
            }
            else
            {
                accepted.Add(engagement);
            }

            index++;
        }

        return new(accepted, rejected);
    }

    private static EventBatch Refused(string reason) => new([], [], new FieldError("body", reason));
}
