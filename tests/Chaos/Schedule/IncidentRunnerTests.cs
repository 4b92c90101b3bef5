using System.Net;
using System.Text.Json;
using FeedRanking.Testing;

namespace FeedRanking.Chaos.Tests.Schedule;

public sealed class IncidentRunnerTests
{
    private const string Plan = """
        {"seed": 3, "incidents": [
          {"fault": "redis_gone", "after_s": 2, "duration_s": 5},
          {"fault": "broker_gone", "after_s": 4, "duration_s": 10},
          {"fault": "nan_scores", "target": "HeavyRanker", "after_s": 5, "duration_s": 1}]}
        """;

    [Fact]
    public async Task Plan_FromBeginningToEnd_StartsWhatIsDueAndSumsUp()
    {
        await using var host = await OpsHost.StartAsync(process: null);
        (await host.GetAsync("/ops/chaos/schedule")).GetProperty("state").GetString().ShouldBe("none");
        (await host.AskAsync(HttpMethod.Post, "/ops/chaos/schedule", Plan)).Status.ShouldBe(HttpStatusCode.Accepted);
        (await host.AskAsync(HttpMethod.Post, "/ops/chaos/schedule", Plan)).Status.ShouldBe(HttpStatusCode.Conflict);

        await AdvanceAsync(host, 2, () => Acts(host, FaultNames.RedisGone));
        host.Faults.Roll(FaultNames.RedisGone, FaultTargets.Redis).ShouldNotBeNull();
        await AdvanceAsync(host, 2, () => Acts(host, FaultNames.BrokerGone));
        await AdvanceAsync(host, 1, () => States(host)[2] == "refused");
        host.Clock.Advance(TimeSpan.FromSeconds(2));
        Acts(host, FaultNames.RedisGone).ShouldBeFalse("its time was over");
        await AdvanceAsync(host, 7, () => Runner(host).Report.State == "done");

        var report = await host.GetAsync("/ops/chaos/schedule");
        (report.GetProperty("state").GetString(), report.GetProperty("duration_s").GetInt32()).ShouldBe(("done", 14));
        var incidents = report.GetProperty("incidents").EnumerateArray().ToList();
        incidents.Select(incident => incident.GetProperty("state").GetString()).ShouldBe(["begun", "begun", "refused"]);
        incidents[0].GetProperty("injections").GetInt64().ShouldBe(1);
        incidents[2].GetProperty("reason").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Plan_ThatIsStopped_EndsWhatItBeganAndBeginsNothingMore()
    {
        await using var host = await OpsHost.StartAsync(process: null);
        await host.AskAsync(HttpMethod.Post, "/ops/chaos/schedule", Plan);
        await AdvanceAsync(host, 2, () => Acts(host, FaultNames.RedisGone));
        var (_, body) = await host.AskAsync(HttpMethod.Delete, "/ops/chaos/schedule");
        JsonSerializer.Deserialize<JsonElement>(body).GetProperty("state").GetString().ShouldBe("stopped");
        host.Faults.Any.ShouldBeFalse();
        host.Clock.Advance(TimeSpan.FromSeconds(30));
        States(host).ShouldBe(["begun", "waiting", "waiting"]);
    }

    private static IncidentRunner Runner(OpsHost host) => (IncidentRunner)host.Services.GetService(typeof(IncidentRunner))!;

    private static List<string> States(OpsHost host) => [.. Runner(host).Report.Incidents.Select(incident => incident.State)];

    private static bool Acts(OpsHost host, string fault) => host.Faults.Now.Any(active => active.Request.Fault.Name == fault);

    // The runner waits by the clock that moves here, on threads of its own: it must have begun to wait before.
    private static async Task AdvanceAsync(OpsHost host, int seconds, Func<bool> until)
    {
        var waiting = host.Faults.Now.Count + 1;
        await Eventually.Async(() => host.Clock.PendingTimers >= waiting, what: "Waiting for the next incident");
        host.Clock.Advance(TimeSpan.FromSeconds(seconds));
        await Eventually.Async(until, what: "What the plan says");
    }
}
