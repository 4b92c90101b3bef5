using FeedRanking.Features;
using FeedRanking.FeatureStore;
using FeedRanking.FeedGateway.Edge;
using FeedRanking.FeedGateway.Paging;
using FeedRanking.FeedGateway.Tests.Fakes;
using FeedRanking.Pipeline;
using Microsoft.Extensions.DependencyInjection;

namespace FeedRanking.FeedGateway.Tests.Ladder;

/// <summary>Whatever fails where: never an empty feed, never a short one, never a video twice, never one that a filter removes.</summary>
public sealed class LadderPropertyTests : IDisposable
{
    private const int Cases = 1_000;

    // All but those that take their stage's time: HomeFeedLadderTests has them.
    private static readonly Fault[] Faults =
        [Fault.None, Fault.None, Fault.None, Fault.Unavailable, Fault.BreakerOpen, Fault.Defect, Fault.NotANumber, Fault.WrongCount, Fault.WrongHeads];

    private static readonly VideoCatalogue NoVideos = new();

    private readonly GatewayHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Page_WhateverFails_IsFullAndDistinct_AndHoldsNothingThatAFilterRemoves()
    {
        for (var seed = 0; seed < Cases; seed++)
        {
            var random = new Random(seed);
            var unwanted = AddViewer(seed, random);

            // Three of four viewers were here before: what is known of them holds whatever fails now.
            var isKnown = random.Next(4) > 0;
            if (isKnown)
            {
                Mend();
                await ServeAsync(seed, 1, cursor: null, refused: false);
            }

            Break(random);
            await CheckAsync(seed, random, isKnown ? unwanted : []);
        }
    }

    private async Task CheckAsync(int seed, Random random, HashSet<long> unwanted)
    {
        var served = new HashSet<long>();
        string? cursor = null;
        for (var number = 0; number < 3; number++)
        {
            var size = random.Next(1, FeedRequestReader.MaxSize + 1);
            var page = await ServeAsync(seed, size, cursor, refused: random.Next(4) == 0);
            var what = $"seed {seed}, page {number}, {page.Served.ServedBy}, {string.Join("; ", page.Served.Degraded.Select(note => $"{note.Stage}: {note.Reason}"))}";
            var isLast = page.Run.Query.Kept is not null && page.Next is null;
            page.Served.Page.Count.ShouldBeInRange(isLast ? 1 : size, size, what);
            page.Served.Page.ShouldAllBe(video => !unwanted.Contains(video.Id), what);
            if (page.FirstPosition == 0)
            {
                served.Clear();
            }

            page.Served.Page.ShouldAllBe(video => served.Add(video.Id), what);
            page.Run.Retrieved.ShouldAllBe(video => (video.RemovedBy == null) != (video.Position == null), what);
            if (page.Next is not { } next)
            {
                return;
            }

            cursor = _host.Services.GetRequiredService<CursorCodec>().Seal(next, seed);
            if (random.Next(8) == 0)
            {
                Break(random);
            }
        }
    }

    private async Task<ServedPage> ServeAsync(long viewer, int size, string? cursor, bool refused)
    {
        var feed = _host.Services.GetRequiredService<HomeFeed>();
        var query = _host.Services.GetRequiredService<FeedQueryMaker>().Make(new FeedRequest(viewer, size, null, cursor, Explain: false));
        var deadline = feed.StartDeadline();
        if (refused)
        {
            return await feed.ServeRefusedAsync(query, StageReasons.Overloaded, deadline, CancellationToken.None);
        }

        var page = await feed.ServeAsync(query, deadline, CancellationToken.None);
        return await _host.Services.GetRequiredService<FeedKeeper>().KeepAsync(page, deadline, CancellationToken.None);
    }

    /// <returns>What the viewer has seen or hidden.</returns>
    private HashSet<long> AddViewer(long viewer, Random random)
    {
        long Any() => random.Next(3) > 0 ? random.Next(1, FakeModels.Count + 1) : 5_000 + random.Next(120);
        var (seen, row) = (new SeenList(), ViewerRow.Unknown(viewer, "br"));
        for (var i = random.Next(60); i > 0; i--)
        {
            seen.Add(Any());
        }

        long[] hidden = [.. Enumerable.Range(0, random.Next(20)).Select(_ => Any()).Distinct()];
        foreach (var id in hidden)
        {
            row.Apply(new EngagementEvent(Guid.Empty, EngagementType.Impression, viewer, id, 1_000, 0), NoVideos);
            row.Apply(new EngagementEvent(Guid.Empty, EngagementType.Hide, viewer, id, 2_000, 0), NoVideos);
        }

        long[] candidates = random.Next(2) == 0 ? [] : [.. Enumerable.Range(0, 80).Select(_ => Any()).Distinct()];
        _host.Viewers[viewer] = new ViewerRecord(row.Pack(), seen.Pack(), candidates, 1, []);
        return [.. seen.Ids, .. hidden];
    }

    private void Break(Random random)
    {
        Fault One() => Faults[random.Next(Faults.Length)];
        (_host.Models.Retrieve, _host.Models.Light, _host.Models.HeavyFault) = (random.Next(5) == 0 ? Fault.Empty : One(), One(), One());
        (_host.Viewers.IsAway, _host.Sessions.IsAway) = (random.Next(4) == 0, random.Next(4) == 0);
    }

    private void Mend()
    {
        (_host.Models.Retrieve, _host.Models.Light, _host.Models.HeavyFault) = (Fault.None, Fault.None, Fault.None);
        (_host.Viewers.IsAway, _host.Sessions.IsAway) = (false, false);
    }
}
