using System.Net;
using System.Text.Json;

namespace FeedRanking.Chaos.Tests.Ops;

public sealed class ChaosEndpointTests
{
    [Fact]
    public async Task Get_ListsTheCatalogueWithLimitsAndReactions()
    {
        await using var host = await OpsHost.StartAsync();
        var faults = (await host.GetAsync("/ops/chaos")).GetProperty("faults").EnumerateArray().ToList();
        faults.Select(fault => fault.GetProperty("name").GetString()).ShouldBe(FaultCatalogue.All.Select(fault => fault.Name));
        foreach (var fault in faults)
        {
            foreach (var text in new[] { "what", "symptom", "reaction", "watch" })
            {
                fault.GetProperty(text).GetString().ShouldNotBeNullOrWhiteSpace();
            }

            fault.GetProperty("targets").GetArrayLength().ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public async Task Post_OfAFault_StartsItAndSaysWhereItIs()
    {
        await using var host = await OpsHost.StartAsync();
        using var answer = await host.SendAsync(
            HttpMethod.Post, "/ops/chaos", """{"fault": "nan_scores", "target": "HeavyRanker", "rate": 0.5, "duration_s": 30}""");
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        var started = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
        var id = started.GetProperty("id").GetString()!;
        id.ShouldStartWith("nan_scores-");
        answer.Headers.Location!.ToString().ShouldBe($"/ops/chaos/{id}");
        (started.GetProperty("rate").GetDouble(), started.GetProperty("duration_s").GetInt32(), started.GetProperty("left_s").GetDouble()).ShouldBe((0.5, 30, 30));

        host.Clock.Advance(TimeSpan.FromSeconds(12));
        (await ActiveAsync(host)).Single().GetProperty("left_s").GetDouble().ShouldBe(18);
        (await host.AskAsync(HttpMethod.Delete, $"/ops/chaos/{id}")).Status.ShouldBe(HttpStatusCode.OK);
        (await ActiveAsync(host)).ShouldBeEmpty();
        (await host.AskAsync(HttpMethod.Delete, $"/ops/chaos/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        host.Log.Lines.Count(line => line.StartsWith("Chaos: ", StringComparison.Ordinal) && line.Contains(id, StringComparison.Ordinal)).ShouldBe(2, "a line at the start, one at the end");
    }

    [Fact]
    public async Task Delete_OfAll_EndsAll()
    {
        await using var host = await OpsHost.StartAsync();
        await host.StartFaultAsync("""{"fault": "nan_scores", "target": "HeavyRanker"}""");
        await host.StartFaultAsync("""{"fault": "wrong_order", "target": "HeavyRanker"}""");
        var (_, body) = await host.AskAsync(HttpMethod.Delete, "/ops/chaos");
        JsonSerializer.Deserialize<JsonElement>(body).GetProperty("stopped").GetArrayLength().ShouldBe(2);
        host.Faults.Any.ShouldBeFalse();
    }

    [Theory]
    [InlineData("not json", "body")]
    [InlineData("[]", "body")]
    [InlineData("{}", "fault")]
    [InlineData("""{"fault": "earthquake"}""", "fault")]
    [InlineData("""{"fault": "nan_scores"}""", "target")]
    [InlineData("""{"fault": "nan_scores", "target": "Redis"}""", "target")]
    [InlineData("""{"fault": "nan_scores", "target": "HeavyRanker", "rate": 1.1}""", "rate", "from 0 to 1")]
    [InlineData("""{"fault": "nan_scores", "target": "HeavyRanker", "rate": "all"}""", "rate")]
    [InlineData("""{"fault": "nan_scores", "target": "HeavyRanker", "duration_s": 0}""", "duration_s", "from 1 to 600")]
    [InlineData("""{"fault": "nan_scores", "target": "HeavyRanker", "duration_s": 601}""", "duration_s", "from 1 to 600")]
    [InlineData("""{"fault": "nan_scores", "target": "HeavyRanker", "duration_s": 1.5}""", "duration_s", "whole number")]
    [InlineData("""{"fault": "nan_scores", "target": "HeavyRanker", "latency_ms": 5}""", "latency_ms", "does not take it")]
    [InlineData("""{"fault": "nan_scores", "target": "HeavyRanker", "replica": 0}""", "replica", "from 1 to 4")]
    [InlineData("""{"fault": "nan_scores", "target": "HeavyRanker", "id": "not an id"}""", "id")]
    [InlineData("""{"fault": "nan_scores", "target": "HeavyRanker", "speed": 1}""", "speed", "unknown")]
    [InlineData("""{"fault": "missing_features", "target": "HeavyRanker", "group": "all"}""", "group", "viewer_video")]
    [InlineData("""{"fault": "stale_features", "target": "HeavyRanker", "age_s": -1}""", "age_s")]
    [InlineData("""{"fault": "nan_scores", "target": "LightRanker"}""", "target", "does not act in this process")]
    [InlineData("""{"fault": "latency", "target": "HeavyRanker"}""", "target", "does not act in this process")]
    public async Task Post_OfABadRequest_NamesTheFieldAndTheLimit(string json, string field, string reason = "")
    {
        await using var host = await OpsHost.StartAsync();
        using var answer = await host.SendAsync(HttpMethod.Post, "/ops/chaos", json);
        var body = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, body);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var errors = JsonSerializer.Deserialize<JsonElement>(body).GetProperty("errors").EnumerateArray().ToList();
        errors.ShouldContain(error => error.GetProperty("field").GetString() == field && error.GetProperty("reason").GetString()!.Contains(reason), body);
        host.Faults.Any.ShouldBeFalse();
    }

    [Fact]
    public async Task Post_OfTooLargeABody_IsRefused()
    {
        await using var host = await OpsHost.StartAsync();
        (await host.AskAsync(HttpMethod.Post, "/ops/chaos", new string(' ', 70_000))).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Post_OfMoreThanMayAct_IsAConflict()
    {
        await using var host = await OpsHost.StartAsync(maxActive: 1);
        await host.StartFaultAsync("""{"fault": "nan_scores", "target": "HeavyRanker"}""");
        (await host.AskAsync(HttpMethod.Post, "/ops/chaos", """{"fault": "wrong_order", "target": "HeavyRanker"}""")).Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Post_OfAColdRestart_AnswersFirstAndEndsTheProcessThen()
    {
        await using var host = await OpsHost.StartAsync();
        await host.StartFaultAsync("""{"fault": "cold_restart", "target": "HeavyRanker"}""");
        host.Ends.Count.ShouldBe(0);
        host.Clock.Advance(TimeSpan.FromMilliseconds(100));
        host.Ends.Count.ShouldBe(1);
    }

    private static async Task<List<JsonElement>> ActiveAsync(OpsHost host) =>
        [.. (await host.GetAsync("/ops/chaos")).GetProperty("active").EnumerateArray()];
}
