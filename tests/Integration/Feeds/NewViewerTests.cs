using System.Net;
using System.Text.Json;
using FeedRanking.Integration.Tests.Running;
using FeedRanking.Testing;

namespace FeedRanking.Integration.Tests.Feeds;

/// <summary>A viewer nobody knows, before and after the first thing that he does.</summary>
[Collection(SystemCollection.Name)]
public sealed class NewViewerTests(RunningSystem system)
{
    private const Need Everything = Need.Redis | Need.Kafka;
    private const long NobodyKnown = 900_000_003;

    // Sources that need to know the viewer.
    private static readonly string[] PersonalSources = ["creators", "interests"];

    [RequiresFact(Everything)]
    public async Task Viewer_WithOneAction_GetsAnotherFeedThanOneNobodyKnows()
    {
        var before = await system.UntilServedByAsync("heavy", NobodyKnown);
        var (sourcesBefore, _) = await ExplainedAsync();
        sourcesBefore.Intersect(PersonalSources).ShouldBeEmpty("nothing is known of the viewer");

        var watched = before.VideoIds[0];
        using (var answer = await system.Feeds.WatchAsync(NobodyKnown, before, [watched], TimeProvider.System.GetUtcNow()))
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        }

        IReadOnlyList<long> idsAfter = [];
        await Eventually.Async(
            async () =>
            {
                (var sources, idsAfter) = await ExplainedAsync();
                return sources.Intersect(PersonalSources).Any();
            },
            what: "Candidates that the one action brought");
        idsAfter.ShouldNotContain(watched);
        idsAfter.Except(before.VideoIds).ShouldNotBeEmpty();
    }

    /// <summary>The sources of all candidates, and the page.</summary>
    private async Task<(IReadOnlyList<string> Sources, IReadOnlyList<long> VideoIds)> ExplainedAsync()
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var text = await http.GetStringAsync($"http://127.0.0.1:{system.Port}/v1/feed?user_id={NobodyKnown}&explain=true");
        var feed = JsonSerializer.Deserialize<JsonElement>(text);
        return (
            [.. feed.GetProperty("candidates").EnumerateArray().Select(candidate => candidate.GetProperty("source").GetString()!).Distinct()],
            [.. feed.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("video_id").GetInt64())]);
    }
}
