using FeedRanking.LoadTests.Faults;

namespace FeedRanking.LoadTests.Tests.Faults;

public sealed class ProcessCasesTests
{
    private static readonly string[] Running = ["FeedGateway", "CandidateRetrieval", "LightRanker", "HeavyRanker", "HeavyRanker-2", "EventPipeline", "Redis", "Kafka"];

    [Fact]
    public void All_KillsAndHoldsEveryPart_ThenEverything_ThenTheGatewayToo() => ProcessCases.All(Running).Select(chaos => chaos.Name).ShouldBe(
    [
        "CandidateRetrieval:kill", "CandidateRetrieval:pause", "LightRanker:kill", "LightRanker:pause", "HeavyRanker:kill", "HeavyRanker:pause",
        "Redis:kill", "Redis:pause", "Kafka:kill", "Kafka:pause", "EventPipeline:kill", "EventPipeline:pause", "everything:kill", "everything:gateway",
    ]);

    [Fact]
    public void All_PartsThatAreNotOurs_AreLeftAlone() =>
        ProcessCases.All(["FeedGateway", "HeavyRanker"]).Select(chaos => chaos.Name).ShouldBe(["HeavyRanker:kill", "HeavyRanker:pause", "everything:kill", "everything:gateway"]);

    [Fact]
    public async Task Kill_TakesEveryReplica_AndStartsThemAgain() =>
        (await DoneAsync("HeavyRanker:kill")).ShouldBe(["kill HeavyRanker HeavyRanker-2", "start HeavyRanker HeavyRanker-2"]);

    [Fact]
    public async Task Pause_IsFollowedByResume() => (await DoneAsync("Redis:pause")).ShouldBe(["pause Redis", "resume Redis"]);

    [Fact]
    public async Task Gateway_ComesBackAlone_BeforeTheRest()
    {
        const string Rest = "CandidateRetrieval LightRanker HeavyRanker HeavyRanker-2 EventPipeline Redis Kafka";
        (await DoneAsync("everything:gateway")).ShouldBe([$"kill {Rest}", "kill FeedGateway", "start FeedGateway", $"start {Rest}"]);
    }

    private static async Task<IReadOnlyList<string>> DoneAsync(string name)
    {
        var faults = new RecordedFaults();
        foreach (var step in ProcessCases.All(Running).Single(chaos => chaos.Name == name).Steps.OrderBy(step => step.AtShare))
        {
            await step.ActAsync(faults);
        }

        return faults.Done;
    }
}
