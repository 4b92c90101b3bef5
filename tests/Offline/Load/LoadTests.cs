using System.Text.Json;
using FeedRanking.Datasets;
using FeedRanking.Features;
using FeedRanking.FeatureStore;
using FeedRanking.Offline.Load;
using FeedRanking.Offline.Replay;
using FeedRanking.Testing;

namespace FeedRanking.Offline.Tests.Load;

public sealed class LoadTests(RedisFixture redis) : IClassFixture<RedisFixture>
{
    private const long DayMs = 86_400_000;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(DayMs - 1, 0)]
    [InlineData(DayMs, 1)]
    [InlineData((1_000 * DayMs) + 5, 1_000)]
    [InlineData(-1, -1)]
    public void Shift_NowSoMuchAfterTheLastOutcome_IsWholeDaysAndNeverIntoTheFuture(long laterMs, int days)
    {
        var lastMs = SmallLog.Data.Log.Max(row => row.TimeMs + row.PlayTimeMs) + 5_000;

        TimeShift.WholeDaysMs(SmallLog.Data, lastMs + laterMs).ShouldBe(days * DayMs);
    }

    [Fact]
    public void WithoutLaterUploads_AVideoOfTomorrow_IsLeftOut()
    {
        var videos = SmallLog.Data.Videos;
        var data = SmallLog.Data with { Videos = [.. videos, videos[0] with { VideoId = 99, UploadedAtMs = SmallLog.EndMs + 1 }] };

        TimeShift.WithoutLaterUploads(data, SmallLog.EndMs).Videos.ShouldBe(videos);
        TimeShift.WithoutLaterUploads(data, SmallLog.EndMs + 1).Videos.Count.ShouldBe(videos.Count + 1);
    }

    [Fact]
    public void PopularityLists_OfRegions_PutTheirFavouritesFirst()
    {
        var lists = Lists(out _);

        lists["br"][0].VideoId.ShouldBe(2);
        lists["us"][0].VideoId.ShouldBe(5);
        lists["jp"].ShouldBe(lists["global"], "a region without viewers has the global list");
        lists.Keys.ShouldBe(Regions.All, ignoreOrder: true);
        lists["br"].Select(video => video.Score).ShouldBeInOrder(SortDirection.Descending);
        lists["br"][0].CreatorId.ShouldBe(2);
    }

    [Fact]
    public void Candidates_OfAViewer_AreUnseenAndOfTheirTasteFirst()
    {
        Lists(out var replay);
        var unseen = Enumerable.Range(24, 6).Select(id => new PopularVideo(id, 0, id % 3, .5f));
        var seen = new PopularVideo(2, 2, 2, .9f);
        var popular = new Dictionary<string, IReadOnlyList<PopularVideo>> { ["br"] = [seen, .. unseen] };

        var candidates = new PrecomputedCandidates(replay.Catalogue, popular).For(replay.Viewers[0], replay.Seen[0]);

        // The viewer has watched one video to its end, and that was of topic 2.
        candidates.ShouldBe([26, 29, 24, 25, 27, 28], ignoreOrder: true);
        candidates.Take(2).ShouldBe([26, 29]);
    }

    [RequiresFact(Need.Redis)]
    public async Task Load_SmallLog_WritesEverythingAndReportsIt()
    {
        using var folder = new TemporaryFolder();
        KuaiRandWriter.Write(SmallLog.Data, folder.Path, "small");
        var (exitCode, output, errors) = await RunAsync(folder.Path, folder.Combine("popular.json"));

        exitCode.ShouldBe(0, errors);
        using var report = JsonDocument.Parse(output);
        report.RootElement.GetProperty("viewers").GetInt32().ShouldBe(SmallLog.Viewers);
        report.RootElement.GetProperty("videos").GetInt32().ShouldBe(SmallLog.Videos);
        report.RootElement.GetProperty("events").GetInt64().ShouldBe(164);
        report.RootElement.GetProperty("catalogue_fingerprint").GetString()!.Length.ShouldBe(64);
        await using var target = new LoadTarget(redis.Address);
        var record = await target.Viewers.ReadAsync(0, default);
        SeenList.Unpack(record.Seen.Span).Ids.Count.ShouldBe(24);
        var row = ViewerRow.Unpack(record.Row.Span);
        row.Region.ShouldBe("br");
        var nowMs = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        row.LastImpressionMs.ShouldBeInRange(nowMs - DayMs - 3_600_000, nowMs);
        record.Candidates.ShouldNotBeEmpty();
        (await target.Videos.ReadGlobalCountersAsync(default)).IsEmpty.ShouldBeFalse();
        (await PopularityFile.ReadAsync(folder.Combine("popular.json"), default))["br"].ShouldBe(await target.Popularity.ReadAsync("br", default));
    }

    [RequiresFact(Need.Redis)]
    public async Task Load_Twice_ForgetsWhatWasThereBefore()
    {
        using var folder = new TemporaryFolder();
        KuaiRandWriter.Write(SmallLog.Data, folder.Path, "small");
        (await RunAsync(folder.Path, null)).ExitCode.ShouldBe(0);
        await using var target = new LoadTarget(redis.Address);
        await target.Viewers.WriteAsync(ViewerRow.Unknown(1, "us"), new SeenList(), new StreamOffset("engagement.v1", 0, 9), default);
        await target.Viewers.WriteCandidatesAsync(99_999, [1], default);

        (await RunAsync(folder.Path, null)).ExitCode.ShouldBe(0);

        (await target.Viewers.ReadAsync(99_999, default)).ShouldBe(FeatureStore.ViewerRecord.Empty);
        (await target.Viewers.ReadAsync(1, default)).OffsetOf("engagement.v1", 0).ShouldBe(-1);
    }

    [Fact]
    public async Task Load_NoRedis_SaysSo()
    {
        using var folder = new TemporaryFolder();
        var output = new StringWriter();
        var errors = new StringWriter();

        var exitCode = await LoadCommand.RunAsync(folder.Path, $"127.0.0.1:{FreePort.Next()}", null, output, errors, default);

        exitCode.ShouldBe(1);
        errors.ToString().ShouldContain("load: Redis at 127.0.0.1");
        output.ToString().ShouldBeEmpty();
    }

    private static IReadOnlyDictionary<string, IReadOnlyList<PopularVideo>> Lists(out LogReplay replay)
    {
        replay = new LogReplay(SmallLog.Data, 0);
        replay.Run();
        return PopularityLists.OfLog(SmallLog.Data, replay.Catalogue, 0, SmallLog.EndMs).Make();
    }

    private async Task<(int ExitCode, string Output, string Errors)> RunAsync(string data, string? popularFile)
    {
        var output = new StringWriter();
        var errors = new StringWriter();
        var exitCode = await LoadCommand.RunAsync(data, redis.Address, popularFile, output, errors, default);
        return (exitCode, output.ToString(), errors.ToString());
    }
}
