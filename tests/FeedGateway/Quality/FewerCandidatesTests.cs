using FeedRanking.FeedGateway.Quality;
using FeedRanking.FeedGateway.Tests.Fakes;
using FeedRanking.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FeedRanking.FeedGateway.Tests.Quality;

/// <summary>Pages of a gateway whose quality factor is at its floor.</summary>
public sealed class FewerCandidatesTests : IDisposable
{
    private readonly GatewayHost _host = new();
    private readonly HttpClient _client;

    public FewerCandidatesTests()
    {
        foreach (var (option, value) in new[] { ("Enabled", "true"), ("Delta", "0.1"), ("MaxFall", "1"), ("WindowMs", "10"), ("HoldMs", "60000") })
        {
            _host.Settings[$"QualityFactor:{option}"] = value;
        }

        _client = _host.CreateClient();
    }

    public void Dispose()
    {
        _client.Dispose();
        _host.Dispose();
    }

    [Fact]
    public async Task Get_AtTheFloor_IsAHeavyPageOutOfFewer()
    {
        await LowerAsync();
        foreach (var size in new[] { 1, 20, 50 })
        {
            var feed = await GetAsync($"size={size}&explain=true");
            feed.ServedBy.ShouldBe("heavy");
            feed.Degraded.ShouldBeEmpty();
            feed.Ids.Count.ShouldBe(size);
            feed.Ids.Distinct().Count().ShouldBe(size);
            feed.Json.GetProperty("removed").GetProperty("light_cut").GetInt32().ShouldBe(FakeModels.Count - (size == 50 ? 75 : 50));
        }

        _host.Models.LastQuery!.RetrievedCandidates.ShouldBe(300);
    }

    [Fact]
    public async Task Cursor_OfAPageOutOfFewer_LeadsAsFarAsEver_WithoutRepeating()
    {
        await LowerAsync();
        var page = await GetAsync("size=20");
        var ids = new List<long>(page.Ids);
        while (page.NextCursor is { } cursor)
        {
            page = await GetAsync($"size=20&explain=true&cursor={cursor}");
            page.Degraded.ShouldBeEmpty();
            page.ServedBy.ShouldBe("heavy");
            ids.AddRange(page.Ids);
        }

        ids.Count.ShouldBe(150);
        ids.Distinct().Count().ShouldBe(150);

        // Low ids are those that the light ranker likes: of the others none came before one that it likes better.
        ids.Skip(50).ShouldBe(ids.Skip(50).Order());
    }

    [Fact]
    public async Task Explain_OfAPageOutOfFewer_GivesEachCandidateOneEnd()
    {
        await LowerAsync();
        _host.Models.Explored = [190, 191, 192, 193];
        var feed = await GetAsync("size=20&explain=true");
        var candidates = feed.Json.GetProperty("candidates").EnumerateArray().ToList();
        candidates.Count.ShouldBe(FakeModels.Count);
        candidates.Count(candidate => candidate.TryGetProperty("served_at", out _) == candidate.TryGetProperty("removed_by", out _)).ShouldBe(0);

        // Those kept for exploration are among the few, though the light ranker likes them least.
        foreach (var id in _host.Models.Explored)
        {
            var end = candidates.Single(candidate => candidate.GetProperty("video_id").GetInt64() == id);
            (end.TryGetProperty("removed_by", out var rule) && rule.GetString() == "light_cut").ShouldBeFalse();
        }
    }

    private Task<Feed> GetAsync(string query) => Feed.GetAsync(_client, $"user_id=1&{query}");

    private Task LowerAsync() => Eventually.Async(
        () =>
        {
            var quality = _host.Services.GetRequiredService<QualityFactor>();
            quality.Note(isLate: true, TimeSpan.Zero);
            return quality.Value <= 0.3;
        },
        what: "The factor's fall");
}
