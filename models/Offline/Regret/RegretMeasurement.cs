namespace FeedRanking.Offline.Regret;

/// <summary>
/// Asks for one feed of each chosen viewer, round by round, and says what it is worth beside its rivals. With several rounds every second viewer
/// reacts and the others only look: both use up the best videos, so that the difference is what the system learned from reactions.
/// </summary>
internal sealed class RegretMeasurement(
    KnownTruth truth, RivalPages rivals, GatewayClient gateway, RegretSettings settings, TimeProvider time, IProgress<string> progress)
{
    private readonly ReactingViewers _reacting = new(truth, settings.Seed);

    /// <summary>All rounds, in order.</summary>
    /// <exception cref="InvalidOperationException">The gateway does not serve this world; the message says what is wrong.</exception>
    public async Task<IReadOnlyList<RegretRow>> RunAsync(CancellationToken cancellationToken)
    {
        var random = new Random(settings.Seed);
        var viewers = Chosen(random);
        var rows = new List<RegretRow>();
        for (var round = 1; round <= settings.Rounds; round++)
        {
            var feeds = new List<(bool Reacts, FeedWorth Worth)>(viewers.Count);
            for (var i = 0; i < viewers.Count; i++)
            {
                var reacts = i % 2 == 0;
                feeds.Add((reacts, await ServeAsync(viewers[i], reacts, random, cancellationToken)));
            }

            rows.AddRange(Summaries(round, feeds));
            progress.Report($"{settings.Label}: round {round} of {settings.Rounds}, {viewers.Count} feeds");
            if (round < settings.Rounds)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(settings.SettleMs), time, cancellationToken);
            }
        }

        return rows;
    }

    // Without rounds nobody does anything, and there is nothing to tell apart.
    private IReadOnlyList<RegretRow> Summaries(int round, List<(bool Reacts, FeedWorth Worth)> feeds) => settings.Rounds == 1
        ? RegretSummary.Of(settings.Label, round, [.. feeds.Select(feed => feed.Worth)])
        :
        [
            .. RegretSummary.Of($"{settings.Label}: react", round, [.. feeds.Where(feed => feed.Reacts).Select(feed => feed.Worth)]),
            .. RegretSummary.Of($"{settings.Label}: only look", round, [.. feeds.Where(feed => !feed.Reacts).Select(feed => feed.Worth)]),
        ];

    private List<int> Chosen(Random random)
    {
        var ids = Enumerable.Range(0, truth.Viewers).ToArray();
        random.Shuffle(ids);
        return [.. ids.Take(settings.Viewers)];
    }

    private async Task<FeedWorth> ServeAsync(int viewerId, bool reacts, Random random, CancellationToken cancellationToken)
    {
        var feed = await gateway.GetFeedAsync(viewerId, settings.Size, cancellationToken);
        var served = Known(feed.Items.Select(item => item.VideoId));
        var candidates = feed.Candidates ?? [];
        var popular = rivals.Popular(viewerId);
        var (ideal, diverse) = rivals.Ideal(viewerId);
        var worth = new FeedWorth(
            feed.ServedBy,
            Served: truth.Seconds(viewerId, served),
            Random: truth.Seconds(viewerId, rivals.Random(viewerId, random)),
            Popular: truth.Seconds(viewerId, popular),
            IdealDiverse: truth.Seconds(viewerId, diverse),
            Ideal: truth.Seconds(viewerId, ideal),
            Informed: truth.Seconds(viewerId, rivals.Informed(viewerId)),
            BestRetrieved: BestOf(viewerId, candidates),
            BestRanked: BestOf(viewerId, candidates.Where(candidate => candidate.Score is not null)),
            PageItems.Of(served, viewerId, truth),
            PageItems.Of(popular, viewerId, truth));
        if (settings.Rounds > 1)
        {
            await gateway.SendAsync(_reacting.React(viewerId, feed, reacts, time.GetUtcNow()), cancellationToken);
        }

        return worth;
    }

    private double? BestOf(int viewerId, IEnumerable<RetrievedVideo> candidates) =>
        rivals.BestOf(viewerId, Known(candidates.Select(candidate => candidate.VideoId))) is { } page ? truth.Seconds(viewerId, page) : null;

    private List<int> Known(IEnumerable<long> videoIds) => [.. videoIds.Select(id => id >= 0 && id < truth.Videos
        ? (int)id
        : throw new InvalidOperationException(
            $"The gateway served video {id}, which this world does not have: the system runs on other data. Start it with ./deploy/up.sh --data and the world's folder."))];
}
