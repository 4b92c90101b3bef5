using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FeedRanking.Chaos;

namespace FeedRanking.FeedGateway.Tests.Chaos;

/// <summary>The gateway's side of faults that act elsewhere.</summary>
public sealed class GatewayChaosTests(ChaosSystem system) : IClassFixture<ChaosSystem>, IAsyncLifetime
{
    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => system.CalmAsync();

    [Fact]
    public async Task Fault_OfAllReplicas_IsOneFault_KnownAndStoppedEverywhere()
    {
        var id = await system.StartAsync(FaultNames.WrongOrder, FaultTargets.HeavyRanker, new { duration_s = 30 });
        var active = (await system.ReportAsync()).Active.Single();
        (active.Id, active.Target, active.Replica, active.DurationS).ShouldBe((id, FaultTargets.HeavyRanker, null, 30));
        system.HeavyRankers.ShouldAllBe(replica => replica.Faults.Now.Single().Id == id);

        using var stopped = await system.Http.DeleteAsync(new Uri($"/ops/chaos/{id}", UriKind.Relative));
        stopped.StatusCode.ShouldBe(HttpStatusCode.OK);
        var after = await system.ReportAsync();
        after.Active.ShouldBeEmpty();
        after.Ended.ShouldContain(fault => fault.Id == id);
    }

    [Fact]
    public async Task Fault_OfOneReplica_ActsThereAlone()
    {
        await system.StartAsync(FaultNames.WrongOrder, FaultTargets.HeavyRanker, new { replica = 2 });
        system.HeavyRankers.Select(replica => replica.Faults.Now.Count).ShouldBe([0, 1]);
    }

    [Theory]
    [InlineData("""{"fault": "wrong_order", "target": "HeavyRanker", "replica": 3}""", 400, "replica")]
    [InlineData("""{"fault": "cold_restart", "target": "EventPipeline"}""", 502, "EventPipeline")]
    public async Task Fault_OfWhatIsNotThere_IsRefusedAndSaysWhy(string json, int status, string named)
    {
        using var answer = await system.Http.PostAsync(new Uri("/ops/chaos", UriKind.Relative), new StringContent(json));
        var body = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).ShouldBe(status, body);
        body.ShouldContain(named);
    }

    [Fact]
    public async Task Schedule_AtTheGateway_TakesAPlan()
    {
        using var started = await system.Http.PostAsJsonAsync("/ops/chaos/schedule", new { seed = 1, incidents = new[] { new { fault = "redis_gone", after_s = 600, duration_s = 1 } } });
        started.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        using var stopped = await system.Http.DeleteAsync(new Uri("/ops/chaos/schedule", UriKind.Relative));
        JsonSerializer.Deserialize<JsonElement>(await stopped.Content.ReadAsStringAsync()).GetProperty("state").GetString().ShouldBe("stopped");
    }
}
