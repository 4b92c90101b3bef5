using System.Text.Json;

namespace FeedRanking.Chaos.Tests.Schedule;

public sealed class IncidentPlanTests
{
    [Fact]
    public void Read_OfAList_IsOrderedByTime()
    {
        var plan = Read("""
            {"seed": 7, "incidents": [
              {"fault": "errors", "target": "HeavyRanker", "after_s": 20, "duration_s": 10, "rate": 0.5},
              {"fault": "redis_gone", "after_s": 5, "duration_s": 40}]}
            """, out _)!;
        (plan.Seed, plan.DurationS).ShouldBe((7, 45));
        plan.Incidents.Select(incident => (incident.AfterS, incident.Request.Fault.Name, incident.Request.Target, incident.Request.Rate))
            .ShouldBe([(5, "redis_gone", "Redis", 1), (20, "errors", "HeavyRanker", 0.5)]);
    }

    [Fact]
    public void Read_OfADrawnPlan_IsTheSameForTheSameSeed()
    {
        const string json = """{"seed": 11, "random": {"count": 30, "minutes": 3}}""";
        var (first, second) = (Read(json, out _)!, Read(json, out _)!);
        first.Incidents.ShouldBe(second.Incidents);
        Read(json.Replace("11", "12", StringComparison.Ordinal), out _)!.Incidents.ShouldNotBe(first.Incidents);
        first.Incidents.Count.ShouldBe(30);
        first.Incidents.ShouldAllBe(incident => incident.AfterS < 180 && incident.Request.DurationS >= 5 && incident.Request.DurationS <= 30);
        first.Incidents.Select(incident => incident.AfterS).ShouldBeInOrder();
    }

    [Fact]
    public void Draw_OfAnySeed_StaysWithinTheCatalogue()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            foreach (var (_, request) in IncidentPlan.Draw(seed, 10, 2).Incidents)
            {
                var json = JsonSerializer.SerializeToElement(FaultMessage.Of(request), OpsJson.Default.FaultMessage);
                var errors = new List<OpsFieldError>();
                FaultRequestReader.Read(json, errors).ShouldNotBeNull(string.Join("; ", errors)).ShouldBe(request);
            }
        }
    }

    [Theory]
    [InlineData("[]", "body")]
    [InlineData("{}", "incidents")]
    [InlineData("""{"incidents": [], "random": {}}""", "incidents")]
    [InlineData("""{"incidents": []}""", "incidents")]
    [InlineData("""{"incidents": [{"fault": "errors", "target": "HeavyRanker", "rate": 2}]}""", "incidents[0].rate")]
    [InlineData("""{"incidents": [{"fault": "redis_gone"}, {"fault": "redis_gone", "after_s": 3601}]}""", "incidents[1].after_s")]
    [InlineData("""{"incidents": [1]}""", "incidents[0]")]
    [InlineData("""{"random": {"count": 0, "minutes": 1}}""", "random.count")]
    [InlineData("""{"random": {"count": 1}}""", "random.minutes")]
    [InlineData("""{"random": 1}""", "random")]
    [InlineData("""{"random": {"count": 1, "minutes": 1}, "sead": 1}""", "sead")]
    [InlineData("""{"seed": -1, "random": {"count": 1, "minutes": 1}}""", "seed")]
    public void Read_OfABadPlan_NamesTheField(string json, string field)
    {
        Read(json, out var errors).ShouldBeNull();
        errors.ShouldContain(error => error.Field == field, string.Join("; ", errors));
    }

    private static IncidentPlan? Read(string json, out List<OpsFieldError> errors)
    {
        errors = [];
        var plan = IncidentPlanReader.Read(JsonSerializer.Deserialize<JsonElement>(json), errors);
        return errors.Count == 0 ? plan : null;
    }
}
