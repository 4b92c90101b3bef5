using System.Text.Json;
using FeedRanking.EventPipeline.Impressions;
using FeedRanking.Messaging;
using FeedRanking.Testing;
using Microsoft.Extensions.Options;

namespace FeedRanking.EventPipeline.Tests.Impressions;

public sealed class ImpressionLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task Append_SeveralBatches_AreLinesOfOneFileInOrder()
    {
        using var log = Log();

        await log.AppendAsync([Feed(1), Feed(2)], default);
        await log.AppendAsync([Feed(3)], default);

        var lines = await File.ReadAllLinesAsync(_folder.Combine("impressions-2026010100.jsonl"));
        lines.Select(Offset).ShouldBe([1, 2, 3]);
        lines[0].ShouldBe(
            """{"stream":"served-feeds.v1@1","partition":2,"offset":1,"feed":{"request_id":"r1","viewer_id":7,"served_at_ms":5,"region":"br","served_by":"heavy","model_versions":{"heavy-ranker":"world-1"},"items":[{"video_id":11,"position":0,"source":"trending","score":0.5}]}}""");
    }

    [Fact]
    public async Task Append_NextHour_BeginsAnotherFile()
    {
        using var log = Log();
        await log.AppendAsync([Feed(1)], default);

        _time.Advance(TimeSpan.FromHours(1));
        await log.AppendAsync([Feed(2)], default);

        Files().ShouldBe(["impressions-2026010100.jsonl", "impressions-2026010101.jsonl"]);
    }

    [Fact]
    public async Task Append_FileFull_ContinuesInAnother()
    {
        using var log = Log(maxFileBytes: 1_024);

        for (var offset = 0; offset < 10; offset++)
        {
            await log.AppendAsync([Feed(offset)], default);
        }

        Files().ShouldBe(["impressions-2026010100.0001.jsonl", "impressions-2026010100.0002.jsonl", "impressions-2026010100.jsonl"], ignoreOrder: true);
        Lines().Order().ShouldBe(Enumerable.Range(0, 10).Select(offset => (long)offset));
    }

    [Fact]
    public async Task Append_AllTogetherTooMuch_RemovesTheOldest()
    {
        using var log = Log(maxFileBytes: 1_024, maxTotalBytes: 10_240);

        for (var offset = 0; offset < 200; offset++)
        {
            await log.AppendAsync([Feed(offset)], default);
            _time.Advance(TimeSpan.FromMinutes(10));
        }

        new DirectoryInfo(_folder.Path).GetFiles().Sum(file => file.Length).ShouldBeLessThan(10_240 + 2_048);
        Lines().Max().ShouldBe(199);
        Lines().Min().ShouldBeGreaterThan(100);
    }

    public void Dispose() => _folder.Dispose();

    private static LoggedFeed Feed(long offset) => new(
        "served-feeds.v1@1",
        2,
        offset,
        new ServedFeed("r1", 7, 5, "br", "heavy", new Dictionary<string, string> { ["heavy-ranker"] = "world-1" }, [new ServedItem(11, 0, "trending", .5f)]));

    private static long Offset(string line)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("offset").GetInt64();
    }

    private List<string> Files() => [.. Directory.GetFiles(_folder.Path).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private IEnumerable<long> Lines() => Directory.GetFiles(_folder.Path).SelectMany(File.ReadAllLines).Select(Offset);

    private ImpressionLog Log(long maxFileBytes = 1_000_000, long maxTotalBytes = 1_000_000) => new(
        Options.Create(new ImpressionLogOptions { Directory = _folder.Path, MaxFileBytes = maxFileBytes, MaxTotalBytes = maxTotalBytes }), _time);
}
