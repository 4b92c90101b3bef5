using FeedRanking.Features;
using FeedRanking.FeatureStore;
using FeedRanking.Messaging;

namespace FeedRanking.EventPipeline.Engagement;

/// <summary>
/// Brings one viewer up to date: reads row and seen list, applies what they do not contain yet, writes both back together with the
/// offset of the last event. Any event about a video marks it as seen, also when the catalogue does not hold the video.
/// </summary>
internal sealed class ViewerUpdater(
    IViewerStore store, VideoCatalogue catalogue, RecentEventIds recent, TimeProvider time, EngagementMetrics metrics)
{
    public async Task UpdateAsync(
        string stream, int partition, long viewerId, IReadOnlyList<ConsumedMessage<EngagementEvent>> messages, CancellationToken cancellationToken)
    {
        var record = await store.ReadAsync(viewerId, cancellationToken);
        var news = News(messages, record.OffsetOf(stream, partition));
        if (news.Count == 0)
        {
            return;
        }

        var row = Row(viewerId, record);
        var seen = Seen(record);
        foreach (var engagement in news)
        {
            row.Apply(engagement, catalogue);
            seen.Add(engagement.VideoId);
        }

        var offset = new StreamOffset(stream, partition, messages[^1].Offset);
        if (await store.WriteAsync(row, seen, offset, cancellationToken))
        {
            Note(news);
        }
    }

    private List<EngagementEvent> News(IReadOnlyList<ConsumedMessage<EngagementEvent>> messages, long storedOffset)
    {
        var news = new List<EngagementEvent>(messages.Count);
        var ids = new HashSet<Guid>();
        foreach (var message in messages)
        {
            if (message.Offset <= storedOffset)
            {
                metrics.Skipped("already_applied", 1);
            }
            else if (!ids.Add(message.Value.EventId) || recent.Contains(message.Value.EventId))
            {
                metrics.Skipped("duplicate", 1);
            }
            else
            {
                news.Add(message.Value);
            }
        }

        return news;
    }

    private ViewerRow Row(long viewerId, ViewerRecord record)
    {
        if (record.Row.IsEmpty)
        {
            return ViewerRow.Unknown(viewerId, Regions.Global);
        }

        try
        {
            return ViewerRow.Unpack(record.Row.Span);
        }
        catch (FormatException)
        {
            metrics.UnreadableRow();
            return ViewerRow.Unknown(viewerId, Regions.Global);
        }
    }

    private SeenList Seen(ViewerRecord record)
    {
        try
        {
            return SeenList.Unpack(record.Seen.Span);
        }
        catch (FormatException)
        {
            metrics.UnreadableRow();
            return new SeenList();
        }
    }

    private void Note(List<EngagementEvent> applied)
    {
        recent.Add(applied.Select(engagement => engagement.EventId));
        var nowMs = time.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var engagement in applied)
        {
            metrics.Applied(engagement.Type, TimeSpan.FromMilliseconds(nowMs - engagement.OccurredAtMs));
            if (!catalogue.TryGetSlot(engagement.VideoId, out _))
            {
                metrics.UnknownVideo();
            }
        }
    }
}
