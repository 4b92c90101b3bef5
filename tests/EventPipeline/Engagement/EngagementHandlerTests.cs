using System.Diagnostics.Metrics;
using FeedRanking.EventPipeline.Engagement;
using FeedRanking.Fakes;
using FeedRanking.Features;
using FeedRanking.FeatureStore;
using FeedRanking.Messaging;
using FeedRanking.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FeedRanking.EventPipeline.Tests.Engagement;

public sealed class EngagementHandlerTests : IDisposable
{
    private const string Stream = "engagement.v1@1";
    private const long StartMs = 1_767_225_600_000;

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly FakeViewerStore _store = new();
    private readonly VideoCatalogue _catalogue = new();
    private readonly EngagementHandler _handler;

    public EngagementHandlerTests()
    {
        foreach (var videoId in Enumerable.Range(1, 20))
        {
            _catalogue.Upsert(new VideoRow { VideoId = videoId, CreatorId = 5, Topic = 1, DurationMs = 10_000, PublishedAtMs = 0 });
        }

        var options = Options.Create(new EngagementOptions());
        var metrics = new EngagementMetrics(_services.GetRequiredService<IMeterFactory>());
        var updater = new ViewerUpdater(_store, _catalogue, new RecentEventIds(options), new ManualTimeProvider(), metrics);
        _handler = new EngagementHandler(updater, options, metrics);
    }

    [Fact]
    public async Task Handle_ViewerNobodyKnows_MakesRowAndSeenList()
    {
        await HandleAsync((10, Impression(7, 1)), (11, Dwell(7, 1, playTimeMs: 10_000)), (12, Impression(7, 2)));

        _store.Seen(7).ShouldBe([1, 2]);
        var row = _store.Row(7);
        row.Actions.Select(action => action.VideoId).ShouldBe([1, 2]);
        row.Actions[0].Outcomes.HasFlag(Outcomes.LongView).ShouldBeTrue();
        row.Actions[1].IsKnown.ShouldBeFalse();
        _store[7].OffsetOf(Stream, 0).ShouldBe(12);
    }

    [Fact]
    public async Task Handle_SeveralViewers_ReadsAndWritesEachOnce()
    {
        await HandleAsync(
            (1, Impression(1, 1)), (2, Impression(2, 1)), (3, Impression(1, 2)), (4, Impression(3, 1)), (5, Impression(1, 3)), (6, Impression(2, 2)));

        _store.Reads.ShouldBe(3);
        _store.Writes.ShouldBe(3);
        _store.Seen(1).ShouldBe([1, 2, 3]);
        _store[1].OffsetOf(Stream, 0).ShouldBe(5);
    }

    [Fact]
    public async Task Handle_SameBatchAgain_ChangesNothing()
    {
        (long, EngagementEvent)[] batch = [(1, Impression(7, 1)), (2, Dwell(7, 1, 10_000))];
        await HandleAsync(batch);
        var row = _store[7].Row.ToArray();

        await HandleAsync(batch);

        _store[7].Row.ToArray().ShouldBe(row);
        _store.Writes.ShouldBe(1);
    }

    [Fact]
    public async Task Handle_BatchThatOverlaps_AppliesOnlyWhatIsNew()
    {
        var (first, second, third) = (Impression(7, 1), Impression(7, 2), Impression(7, 3));
        await HandleAsync((1, first), (2, second));
        using var skipped = new CounterProbe("feedranking.events.skipped", _services);

        await HandleAsync((2, second), (3, third));

        _store.Row(7).Actions.Select(action => action.VideoId).ShouldBe([1, 2, 3]);
        skipped.Sum.ShouldBe(1);
    }

    [Fact]
    public async Task Handle_SameEventIdAtALaterOffset_CountsOnce()
    {
        var sentTwice = Dwell(7, 1, 10_000);
        await HandleAsync((1, Impression(7, 1)), (2, sentTwice), (3, sentTwice));
        var longViews = _store.Row(7).Counters.Slow[Counter.LongViews];

        await HandleAsync((4, sentTwice), (5, Impression(7, 2)));

        longViews.ShouldBe(1);
        _store.Row(7).Counters.Slow[Counter.LongViews].ShouldBe(longViews, tolerance: 1e-6);
        _store.Seen(7).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Handle_UnknownVideo_IsStillSeen()
    {
        using var unknown = new CounterProbe("feedranking.events.unknown_videos", _services);

        await HandleAsync((1, Impression(7, 999)));

        _store.Seen(7).ShouldBe([999]);
        unknown.Sum.ShouldBe(1);
    }

    [Theory]
    [InlineData(EngagementType.Click)]
    [InlineData(EngagementType.Hide)]
    [InlineData(EngagementType.Report)]
    [InlineData(EngagementType.Dwell)]
    public async Task Handle_EventOfAnyType_MarksTheVideoAsSeen(EngagementType type)
    {
        await HandleAsync((1, Event(type, 7, 3)));

        _store.Seen(7).ShouldBe([3]);
    }

    [Fact]
    public async Task Handle_StoredRowUnreadable_BeginsAnewAndKeepsTheSeenList()
    {
        using var unreadable = new CounterProbe("feedranking.events.unreadable_rows", _services);
        var seen = new SeenList();
        seen.Add(4);
        _store[7] = ViewerRecord.Empty with { Row = new byte[] { 250 }, Seen = seen.Pack() };

        await HandleAsync((1, Impression(7, 1)));

        _store.Seen(7).ShouldBe([4, 1]);
        _store.Row(7).Actions.Count.ShouldBe(1);
        unreadable.Sum.ShouldBe(1);
    }

    [Fact]
    public async Task Handle_StoreAway_AsksForRetryAndAppliesOnceItIsBack()
    {
        _store.IsAway = true;
        await Should.ThrowAsync<RetryBatchException>(() => HandleAsync((1, Impression(7, 1))));

        _store.IsAway = false;
        await HandleAsync((1, Impression(7, 1)));

        _store.Seen(7).ShouldBe([1]);
    }

    public void Dispose() => _services.Dispose();

    private static EngagementEvent Impression(long viewerId, long videoId) => Event(EngagementType.Impression, viewerId, videoId);

    private static EngagementEvent Dwell(long viewerId, long videoId, int playTimeMs) =>
        Event(EngagementType.Dwell, viewerId, videoId) with { PlayTimeMs = playTimeMs, OccurredAtMs = StartMs + (videoId * 1_000) + playTimeMs };

    private static EngagementEvent Event(EngagementType type, long viewerId, long videoId) => new(
        new Guid((int)viewerId, (short)videoId, (short)type, new byte[8]), type, viewerId, videoId, StartMs + (videoId * 1_000));

    private Task HandleAsync(params (long Offset, EngagementEvent Event)[] messages) => _handler.HandleAsync(
        new MessageBatch<EngagementEvent>(Stream, 0, [.. messages.Select(message => new ConsumedMessage<EngagementEvent>(message.Offset, message.Event))]),
        default);
}
