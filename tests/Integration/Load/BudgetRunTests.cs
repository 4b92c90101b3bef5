using System.Text.Json;
using FeedRanking.Integration.Tests.Running;
using FeedRanking.Testing;

namespace FeedRanking.Integration.Tests.Load;

/// <summary>
/// A short budget run against the running system: what must hold on any machine. How fast it was is not looked at, so a threshold that breaks (exit
/// code 1) or a late generator (3) is no failure here.
/// </summary>
[Collection(SystemCollection.Name)]
public sealed class BudgetRunTests(RunningSystem system)
{
    private const Need Everything = Need.Redis | Need.Kafka;
    private static readonly int[] Ran = [0, 1, 3];
    private static readonly string[] Rungs = ["heavy", "light", "precomputed", "popular"];

    // Later ones may not be reached where the machine is crowded.
    private static readonly string[] StagesOfEveryFeed = ["viewer", "retrieve"];

    [RequiresFact(Everything)]
    public async Task BudgetRun_Short_HasNoErrorsNoEmptyFeedsAndNoUnknownRung()
    {
        await system.UntilServedByAsync("heavy", WorldViewers.All.Ids[0]);
        using var folder = new TemporaryFolder();
        var (code, output) = await system.ScriptAsync("load.sh", $"budget --rate 15 --seconds 5 --warm-up 1 --out '{folder.Path}'");
        Ran.ShouldContain(code, output);

        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(folder.Combine("summary.json")));
        var summary = json.RootElement;
        var (sent, failed) = (summary.GetProperty("sent").GetInt32(), summary.GetProperty("failed").GetInt32());

        // 75 are planned on average. What took longer than 10 s says that the machine is crowded; nothing else may fail.
        sent.ShouldBeInRange(35, 120, output);
        summary.GetProperty("failures").EnumerateObject().Where(reason => reason.Name != "timeout").ShouldBeEmpty(output);
        summary.GetProperty("empty").GetInt32().ShouldBe(0, output);
        summary.GetProperty("served_by").EnumerateObject().Select(rung => rung.Name).ShouldBe(Rungs);
        summary.GetProperty("served_by").EnumerateObject().Sum(rung => rung.Value.GetInt32()).ShouldBe(sent - failed, output);
        summary.GetProperty("stages").EnumerateObject().Select(stage => stage.Name).Intersect(StagesOfEveryFeed).ShouldBe(StagesOfEveryFeed, output);
        summary.GetProperty("budget_ms").GetProperty("total").GetDouble().ShouldBeGreaterThan(0);
        summary.GetProperty("generator").GetProperty("late_p50_ms").GetDouble().ShouldBeGreaterThanOrEqualTo(0);
        File.Exists(folder.Combine("nbomber.html")).ShouldBeTrue(output);
    }
}
