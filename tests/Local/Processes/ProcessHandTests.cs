using FeedRanking.Local.Processes;
using FeedRanking.Local.State;
using FeedRanking.Local.Topology;
using FeedRanking.Testing;

namespace FeedRanking.Local.Tests.Processes;

public sealed class ProcessHandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _said = [];
    private readonly RunningComponent _sleeper;

    public ProcessHandTests() => _sleeper = Sleeper.Start(Sleeper.Obedient(ComponentName.HeavyRanker), _folder.RunFolder);

    [Fact]
    public async Task Pause_HoldsIt_ResumeLetsItGoOn_KillEndsIt()
    {
        Remember(_sleeper);

        await Hand().PauseAsync([ComponentName.HeavyRanker]);
        await Eventually.Async(() => StateOf(_sleeper) == 'T', what: "A held process");
        _sleeper.IsAlive.ShouldBeTrue();

        await Hand().ResumeAsync([ComponentName.HeavyRanker]);
        await Eventually.Async(() => StateOf(_sleeper) == 'S', what: "A process that goes on");

        await Hand().KillAsync([ComponentName.HeavyRanker]);
        _sleeper.IsAlive.ShouldBeFalse();
        _said.ShouldBe(["HeavyRanker: held", "HeavyRanker: goes on", "HeavyRanker: killed"]);
    }

    [Fact]
    public async Task Kill_OfAPidThatIsSomebodyElsesByNow_TouchesNobody()
    {
        Remember(_sleeper with { StartedAt = "1@another-boot" });

        await Hand().KillAsync([ComponentName.HeavyRanker]);

        _sleeper.IsAlive.ShouldBeTrue();
        _said.ShouldBe(["HeavyRanker: not alive"]);
    }

    [Fact]
    public async Task Kill_OfSomethingUnknown_IsRefused_AndNamesWhatThereIs()
    {
        Remember(_sleeper);

        var refused = await Should.ThrowAsync<LaunchException>(() => Hand().KillAsync(["HeavyRanker", "Nginx"]));

        refused.Message.ShouldBe("There is no part 'Nginx'. There are: HeavyRanker.");
        _sleeper.IsAlive.ShouldBeTrue();
    }

    public void Dispose()
    {
        ProcessSignal.SendKill(_sleeper.Pid!.Value);
        _folder.Dispose();
    }

    private ProcessHand Hand() => new(new StateFile(_folder.RunFolder), _said.Add, TimeProvider.System);

    private void Remember(RunningComponent component) =>
        new StateFile(_folder.RunFolder).Write(new RunState(8_080, null, null, "fake-1", KafkaIsEmbedded: false, [component]));

    private static char StateOf(RunningComponent component)
    {
        var stat = File.ReadAllText($"/proc/{component.Pid}/stat");
        return stat[stat.LastIndexOf(')') + 2];
    }
}
