using System.Globalization;
using FeedRanking.Integration.Tests.Running;
using FeedRanking.Local.Topology;
using FeedRanking.Testing;

namespace FeedRanking.Integration.Tests.Chaos;

/// <summary>A fault on demand in the whole system, by the command that people use. The others are tested where a gateway and its services share a process.</summary>
[Collection(SystemCollection.Name)]
public sealed class NanScoresTests(RunningSystem system)
{
    private const string Alert = "feedranking_ranking_not_finite_total";

    private readonly long _viewer = WorldViewers.All.Some(1, seed: 9)[0];

    [RequiresFact(Need.Redis | Need.Kafka)]
    public async Task HeavyRankerThatScoresNaN_IsServedLight_AndAnAlertCounterRises()
    {
        await system.UntilServedByAsync("heavy", _viewer);
        var (code, output) = await system.ScriptAsync("chaos.sh", "start nan_scores HeavyRanker --duration-s 60");
        try
        {
            code.ShouldBe(0, output);
            output.ShouldContain("feedranking.ranking.not_finite", customMessage: "it says where to look");
            var page = await system.UntilServedByAsync("light", _viewer);
            page.Degraded.ShouldContain(note => note.Stage == "heavy");
            (await AlertsAsync()).ShouldBeGreaterThan(0);
        }
        finally
        {
            (code, output) = await system.ScriptAsync("chaos.sh", "stop");
        }

        code.ShouldBe(0, output);
        await system.UntilServedByAsync("heavy", _viewer);
    }

    private async Task<double> AlertsAsync()
    {
        using var http = new HttpClient();
        var port = (await system.StatusAsync())[ComponentName.HeavyRanker].Port;
        var text = await http.GetStringAsync(new Uri($"http://127.0.0.1:{port}/metrics"));
        return text.Split('\n').Where(line => line.StartsWith(Alert + "{", StringComparison.Ordinal)).Sum(line => double.Parse(line.Split(' ')[^1], CultureInfo.InvariantCulture));
    }
}
