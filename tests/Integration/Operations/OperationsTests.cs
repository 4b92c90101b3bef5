using System.Net;
using FeedRanking.Integration.Tests.Running;
using FeedRanking.Local.Processes;
using FeedRanking.Local.Topology;
using FeedRanking.Testing;

namespace FeedRanking.Integration.Tests.Operations;

/// <summary>up, status, down, as an operator meets them.</summary>
[Collection(SystemCollection.Name)]
public sealed class OperationsTests(RunningSystem system)
{
    private const Need Everything = Need.Redis | Need.Kafka;

    [RequiresFact(Everything)]
    public async Task Status_NamesEveryPart_LiveAndReady()
    {
        var status = await ReadyStatusAsync();

        status.Services.Select(service => service.Name).ShouldBe(ComponentName.All);
        status.Services.ShouldAllBe(service => service.Ready && service.Pid > 0);
        status[ComponentName.FeedGateway].Port.ShouldBe(system.Port);
        status.Services.Where(service => service.Kind == "infrastructure").Select(service => service.Name)
            .ShouldBe([ComponentName.Redis, ComponentName.Kafka]);
    }

    [RequiresFact(Everything)]
    public async Task EveryService_AnswersHealthAndMetrics()
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        foreach (var service in (await ReadyStatusAsync()).Services.Where(service => service.Kind == "service"))
        {
            foreach (var path in new[] { "/health/live", "/health/ready", "/metrics" })
            {
                using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{service.Port}{path}"));
                answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{service.Name} {path}");
            }

            var metrics = await http.GetStringAsync(new Uri($"http://127.0.0.1:{service.Port}/metrics"));
            metrics.ShouldContain("# TYPE", customMessage: service.Name);
        }
    }

    [RequiresFact(Everything)]
    public async Task TakenPort_IsNamedWithAWayOut_AndNothingIsStarted()
    {
        var other = RepositoryRoot.Combine("artifacts", "test-run-other");

        var (code, output) = await ShellCommand.RunAsync(
            $"'{RepositoryRoot.Combine("deploy", "up.sh")}' --detach --port {system.Port} --run-dir '{other}'");

        code.ShouldNotBe(0);
        output.ShouldContain($"port {system.Port}, wanted for FeedGateway");
        output.ShouldContain("--port");
        File.Exists(Path.Combine(other, "state.json")).ShouldBeFalse();
        await ReadyStatusAsync();
    }

    [RequiresFact(Everything)]
    public async Task UpWhileRunning_ChangesNothing()
    {
        var before = await ReadyStatusAsync();

        (await system.UpAsync()).Code.ShouldBe(0);

        (await ReadyStatusAsync()).Services.ShouldBe(before.Services);
    }

    [RequiresFact(Everything)]
    public async Task Down_LeavesNothingRunning_Twice_AndUpComesBack()
    {
        var pids = (await system.StatusAsync()).Services.Select(service => service.Pid!.Value).ToList();

        (await system.ScriptAsync("down.sh")).Code.ShouldBe(0);
        pids.ShouldAllBe(pid => ProcessIdentity.Read(pid) == null);
        new PortPlan(system.Port).Uses.ShouldAllBe(use => PortProbe.IsFree(use.Port));
        (await system.StatusAsync()).Services.ShouldBeEmpty();

        var (code, output) = await system.ScriptAsync("down.sh");
        code.ShouldBe(0, output);

        await system.RepairAsync();
        await system.UntilServedByAsync("heavy", WorldViewers.All.Some(1, seed: 6)[0]);
    }

    // On a crowded machine a part may be unready for a moment: a broker that answers late is enough.
    private async Task<SystemStatus> ReadyStatusAsync()
    {
        SystemStatus? status = null;
        await Eventually.Async(
            async () =>
            {
                status = await system.StatusAsync();
                return status.Services.All(service => service.Ready);
            },
            TimeSpan.FromSeconds(60),
            "every part is ready");
        return status!;
    }
}
